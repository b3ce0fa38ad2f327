package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A string that occurs nowhere else in every place of every request in which a sender, a tool, an
 * officer or anybody else can put one. Each is named by where it was put.
 */
final class CanaryStory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final Canaries canaries = new Canaries();
  private final CanaryRequests requests;
  private final CanaryMessages messages;
  private final CanaryQuestions questions;
  private final List<String> receipts = new ArrayList<>();

  CanaryStory(Api api) {
    this.api = api;
    requests = new CanaryRequests(api, canaries);
    messages = new CanaryMessages(canaries);
    questions = new CanaryQuestions(api, canaries, requests);
  }

  /** All that were planted, with their places. */
  Canaries canaries() {
    return canaries;
  }

  /** Answers with a status of 400 and above, to requests that hold canaries. */
  Collection<Api.Said> refusals() {
    return requests.refusals();
  }

  /** What people without the right to see it are told, after all of it. */
  Stream<String> whatOthersAreTold() {
    return questions.whatOthersAreTold();
  }

  /** Paths of the receipts of the withdrawal and of the erasure. */
  List<String> receipts() {
    return receipts;
  }

  /** All requests that add something. */
  void tell() {
    consents();
    facts();
    api.batch(messages.identifies());
    events();
    links();
    signals();
    imports();
    questions.ask();
  }

  private void consents() {
    for (String contact : CanaryMessages.CONTACTS) {
      if (!contact.equals("undecided") && !contact.equals("imported")) {
        record(contact, given("profiling", contact));
        record(contact, given("analytics", contact));
      }
    }
    ObjectNode waiting = given("newsletter", "buyer").put("state", "REQUESTED");
    waiting.put("collectionPoint", "footer-form").put("channel", "email");
    waiting.putObject("confirm").put("email", canaries.email("address to confirm"));
    record("undecided", waiting);
    record(
        "restricted",
        JSON.createObjectNode().put("state", "RESTRICTED").put("proof", canaries.of("proof")));
    requests.refused(
        "POST",
        "/v1/contacts/" + canaries.contact("stranger") + "/consents",
        given(canaries.of("unknown purpose"), "buyer").toString(),
        "consentToken");
    requests.refused(
        "POST",
        "/v1/contacts/" + canaries.contact("stranger") + "/consents",
        given("profiling", "buyer").put("actor", canaries.of("undeclared member")).toString(),
        "consentToken");
    requests.refused(
        "POST",
        "/v1/contacts/" + canaries.email("address in a path") + "/consents",
        given("profiling", "buyer").toString(),
        "consentToken");
  }

  private ObjectNode given(String purpose, String contact) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("purpose", purpose)
            .put("state", "GIVEN")
            .put("collectionPoint", "checkout")
            .put("method", canaries.of("method"))
            .put("language", "en")
            .put("proof", canaries.of("proof of the " + contact));
    body.putObject("notice")
        .put("id", purpose)
        .put("version", purpose.equals("newsletter") ? "3" : "1");
    return body;
  }

  private JsonNode record(String contact, ObjectNode body) {
    return requests.taken(
        "POST",
        "/v1/contacts/" + canaries.contact(contact) + "/consents",
        body.toString(),
        "consentToken");
  }

  private void facts() {
    ObjectNode adult = JSON.createObjectNode().put("audience", "consumer");
    requests.taken(
        "PUT",
        "/v1/contacts/" + canaries.contact("buyer") + "/facts",
        adult.put("birthDate", "1961-02-03").toString(),
        "consentToken");
    requests.taken(
        "POST",
        "/v1/contacts/" + canaries.contact("erased") + "/attempts",
        "{\"channel\":\"email\",\"outcome\":\"unanswered\"}",
        "toolToken");
    requests.taken(
        "PUT",
        "/v1/contacts/" + canaries.contact("erased") + "/facts",
        "{\"audience\":\"professional\"}",
        "consentToken");
  }

  private void events() {
    api.batch(messages.events());
    requests.refused(
        "POST", "/v1/track", "{\"" + canaries.of("broken JSON") + "\":", CanaryRequests.WRITE_KEY);
    requests.refused(
        "POST", "/v1/track", "[\"" + canaries.of("a list") + "\"]", CanaryRequests.WRITE_KEY);
    requests.refused(
        "POST",
        "/v1/batch",
        "{\"sentAt\":\"" + canaries.of("time that is none") + "\",\"batch\":[]}",
        CanaryRequests.WRITE_KEY);
  }

  private void links() {
    JsonNode made =
        requests.taken(
            "POST",
            "/v1/contacts/" + canaries.contact("buyer") + "/links",
            "{\"purpose\":\"newsletter\",\"channel\":\"email\"}",
            "toolToken");
    String path = made.path("withdraw").asText().replaceFirst("^https?://[^/]+", "");
    var page = api.say("GET", path, "");
    CanaryRequests.require(page.status() == 200, page);
    requests.keep(api.say("GET", "/p/u/" + canaries.of("token of a link"), ""));
    requests.keep(api.say("GET", "/" + canaries.of("path") + "?q=" + canaries.of("parameter"), ""));
    for (String address : List.of("address at the form", "e-mail of the buyer")) {
      var asked = form("/preferences", "email=" + canaries.email(address));
      CanaryRequests.require(asked.status() == 200, asked);
    }
  }

  private Api.Said form(String path, String body) {
    return api.say("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** Opens the link to the buyer's preferences. */
  void open(String link) {
    Api.Said opened = form(link.replaceFirst("^https?://[^/]+", ""), "");
    CanaryRequests.require(opened.status() < 400, opened);
  }

  private void signals() {
    ObjectNode body =
        JSON.createObjectNode()
            .put("contact", "anonymous:" + canaries.of("visitor with signals"))
            .put("collectionPoint", "website")
            .put("proof", canaries.of("proof of a signal"));
    body.putObject("choices").put("analytics", true).put(canaries.of("name of a choice"), false);
    requests.taken("POST", "/v1/signals", body.toString(), "consentToken");
    requests.refused(
        "POST",
        "/v1/signals",
        body.put("tcf", canaries.of("string of no consent manager")).toString(),
        "consentToken");
  }

  private void imports() {
    requests.taken(
        "POST", "/v1/imports", "{\"name\":\"canaries\",\"format\":\"csv\"}", "officerToken");
    String now = Instant.now().toString();
    String file =
        "contact,email,phone,purpose,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n"
            + String.join(
                ",",
                canaries.contact("imported"),
                canaries.email("imported e-mail"),
                canaries.phone("imported phone"),
                "analytics,GIVEN,analytics,1,checkout,box-ticked",
                now,
                canaries.of("imported proof"))
            + "\n"
            + String.join(
                ",",
                canaries.of("id of a broken line"),
                canaries.email("e-mail of a broken line"),
                canaries.of("phone of a broken line"),
                canaries.of("purpose of a broken line"),
                canaries.of("state of a broken line") + ",,,,,",
                canaries.of("time of a broken line"),
                canaries.of("proof of a broken line"))
            + "\n";
    Api.Said said =
        api.say(
            "PUT",
            "/v1/imports/canaries/content",
            file,
            "Authorization",
            api.bearer("officerToken"),
            "Content-Type",
            "text/csv");
    CanaryRequests.require(said.status() == 200, said);
  }

  /** What ends something: a withdrawal, an objection, an erasure. */
  void end() {
    ObjectNode leaves =
        JSON.createObjectNode()
            .put("purpose", "profiling")
            .put("state", "WITHDRAWN")
            .put("proof", canaries.of("proof of a withdrawal"));
    receipts.add(record("leaver", leaves).path("shutOff").asText());
    requests.taken(
        "POST",
        "/v1/withdrawals",
        JSON.createObjectNode()
            .put("email", canaries.email("address that withdraws"))
            .put("purpose", "newsletter")
            .put("channel", "email")
            .toString(),
        "officerToken");
    receipts.add(
        requests
            .taken(
                "POST",
                "/v1/contacts/" + canaries.contact("erased") + "/erasures",
                "{\"reason\":\"" + canaries.of("reason of an erasure") + "\"}",
                "officerToken")
            .path("erasure")
            .asText());
  }

  /** A new epoch of pseudonyms; whoever was there before has another from then on. */
  void rotate() {
    requests.taken(
        "POST",
        "/v1/pseudonyms/epochs",
        "{\"reason\":\"" + canaries.of("reason of an epoch") + "\"}",
        "officerToken");
  }

  /** Another event of the buyer. */
  void orderAgain() {
    api.batch(List.of(messages.anotherOrder()));
  }
}
