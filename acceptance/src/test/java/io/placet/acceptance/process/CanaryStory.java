package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A string that occurs nowhere else in every place of every request in which a sender, a tool, an
 * officer or anybody else can put one. Each is named by where it was put.
 */
final class CanaryStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** In a batch, these become known by events; of the rest requests of their own tell. */
  private static final List<String> CONTACTS =
      List.of(
          "buyer", "leaver", "erased", "undecided", "restricted", "minor", "linked", "imported");

  private static final String WRITE_KEY = "writeKey";

  private final Api api;
  private final Map<String, String> canaries = new LinkedHashMap<>();
  private final List<Api.Said> refusals = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();

  CanaryStory(Api api) {
    this.api = api;
  }

  /** The canary of a place, the same whenever it is asked for; of letters where it is a reason. */
  String canary(String place) {
    return canaries.computeIfAbsent(
        place,
        made -> {
          byte[] bytes = new byte[10];
          RANDOM.nextBytes(bytes);
          String hex = HexFormat.of().formatHex(bytes);
          return "zq" + (place.startsWith("reason") ? letters(hex) : hex);
        });
  }

  private static String letters(String hex) {
    return hex.chars()
        .mapToObj(c -> Character.toString('g' + Character.digit(c, 16)))
        .collect(Collectors.joining());
  }

  /** A number that is a possible French mobile number; its own canary is its last nine digits. */
  private String phone(String place) {
    return "+33"
        + canaries.computeIfAbsent(place, made -> "6" + (10_000_000 + RANDOM.nextInt(89_999_999)));
  }

  private String email(String place) {
    return canary(place) + "@example.org";
  }

  String user(String contact) {
    return canary("id of the " + contact);
  }

  String contact(String contact) {
    return "user:" + user(contact);
  }

  /** All that were planted, with their places. */
  Map<String, String> canaries() {
    return canaries;
  }

  /** Places by canary. */
  String placeOf(String canary) {
    return canaries.entrySet().stream()
        .filter(entry -> entry.getValue().equals(canary))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Answers with a status of 400 and above, to requests that hold canaries. */
  Collection<Api.Said> refusals() {
    return refusals;
  }

  /** Paths of the receipts of the withdrawal and of the erasure. */
  List<String> receipts() {
    return receipts;
  }

  /** All requests that add something. */
  void tell() {
    consents();
    facts();
    identify();
    events();
    links();
    signals();
    imports();
    questions();
  }

  private void consents() {
    for (String contact : CONTACTS) {
      if (!contact.equals("undecided") && !contact.equals("imported")) {
        record(contact, given("profiling", contact));
        record(contact, given("analytics", contact));
      }
    }
    ObjectNode waiting = given("newsletter", "buyer").put("state", "REQUESTED");
    waiting.put("collectionPoint", "footer-form").put("channel", "email");
    waiting.putObject("confirm").put("email", email("address to confirm"));
    record("undecided", waiting);
    record(
        "restricted",
        JSON.createObjectNode().put("state", "RESTRICTED").put("proof", canary("proof")));
    refused(
        "POST",
        "/v1/contacts/" + contact("stranger") + "/consents",
        given(canary("unknown purpose"), "buyer").toString(),
        "consentToken");
    refused(
        "POST",
        "/v1/contacts/" + contact("stranger") + "/consents",
        given("profiling", "buyer").put("actor", canary("undeclared member")).toString(),
        "consentToken");
    refused(
        "POST",
        "/v1/contacts/" + email("address in a path") + "/consents",
        given("profiling", "buyer").toString(),
        "consentToken");
  }

  private ObjectNode given(String purpose, String contact) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("purpose", purpose)
            .put("state", "GIVEN")
            .put("collectionPoint", "checkout")
            .put("method", canary("method"))
            .put("language", "en")
            .put("proof", canary("proof of the " + contact));
    body.putObject("notice")
        .put("id", purpose)
        .put("version", purpose.equals("newsletter") ? "3" : "1");
    return body;
  }

  private JsonNode record(String contact, ObjectNode body) {
    return taken(
        "POST", "/v1/contacts/" + contact(contact) + "/consents", body.toString(), "consentToken");
  }

  private void facts() {
    ObjectNode adult = JSON.createObjectNode().put("audience", "consumer");
    taken(
        "PUT",
        "/v1/contacts/" + contact("buyer") + "/facts",
        adult.put("birthDate", "1961-02-03").toString(),
        "consentToken");
    taken(
        "POST",
        "/v1/contacts/" + contact("erased") + "/attempts",
        "{\"channel\":\"email\",\"outcome\":\"unanswered\"}",
        "toolToken");
    taken(
        "PUT",
        "/v1/contacts/" + contact("erased") + "/facts",
        "{\"audience\":\"professional\"}",
        "consentToken");
  }

  private void identify() {
    List<ObjectNode> messages = new ArrayList<>();
    for (String contact : CONTACTS) {
      ObjectNode message = message("identify", contact);
      message
          .putObject("traits")
          .put("email", email("e-mail of the " + contact))
          .put("phone", phone("phone of the " + contact))
          .put("name", "Name " + canary("name of the " + contact))
          .put(canary("name of a trait"), 1)
          .putObject("address")
          .put("street", canary("street of the " + contact));
      messages.add(message);
    }
    ObjectNode linked = message("identify", "linked");
    linked.put("anonymousId", canary("anonymous id"));
    linked.putObject("traits").put("email", "no address " + canary("no address"));
    messages.add(linked);
    messages.add(
        JSON.createObjectNode()
            .put("type", "alias")
            .put("userId", user("linked"))
            .put("previousId", canary("previous id")));
    api.batch(messages);
  }

  private ObjectNode message(String type, String contact) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", type)
            .put("userId", user(contact))
            .put("messageId", canary("message id"))
            .put("undeclared", canary("beside the message"));
    context(message.putObject("context"));
    message.putObject("integrations").put(canary("name of an integration"), true);
    return message;
  }

  private void context(ObjectNode context) {
    context
        .put("ip", canary("ip"))
        .put("userAgent", "Mozilla/5.0 " + canary("user agent of the context"))
        .put("locale", canary("locale"));
    context
        .putObject("page")
        .put("url", "https://shop.example/?q=" + canary("page of the context"));
    context.putObject("traits").put("email", email("e-mail of the context"));
    context.putObject("device").put("id", canary("device"));
  }

  /** One event for each contact with all fields, then what does not fit, then what is no event. */
  private void events() {
    List<ObjectNode> messages = new ArrayList<>();
    for (String contact : CONTACTS) {
      messages.add(order(contact));
      messages.add(view(contact));
    }
    messages.add(click());
    messages.add(misfit());
    for (JsonNode rejected : rejects()) {
      messages.add((ObjectNode) rejected);
    }
    api.batch(messages);
    refused("POST", "/v1/track", "{\"" + canary("broken JSON") + "\":", WRITE_KEY);
    refused("POST", "/v1/track", "[\"" + canary("a list") + "\"]", WRITE_KEY);
    refused(
        "POST",
        "/v1/batch",
        "{\"sentAt\":\"" + canary("time that is none") + "\",\"batch\":[]}",
        WRITE_KEY);
  }

  private ObjectNode order(String contact) {
    ObjectNode message = message("track", contact).put("event", "Order Completed");
    message.put("messageId", canary("message id of the " + contact));
    message
        .putObject("properties")
        .put("order_id", canary("pseudonymised field"))
        .put("coupon", canary("kept field"))
        .put("total", 200)
        .put("currency", "EUR")
        .put("postcode", "29200")
        .put("birth_date", "1961-02-03")
        .put("email", email("dropped field"))
        .put("gift_message", canary("undeclared field"))
        .put(canary("name of an undeclared field"), 1)
        .putArray("products")
        .addObject()
        .put("name", canary("list"));
    return message;
  }

  private ObjectNode view(String contact) {
    ObjectNode message = message("track", contact).put("event", "Product Viewed");
    message.put("messageId", canary("other message id of the " + contact));
    message
        .putObject("properties")
        .put("url", "https://shop.example/orders/" + canary("URL") + "?u=" + canary("query"))
        .put("referrer", "https://www.example.com/" + canary("referrer"))
        .put("user_agent", "Mozilla/5.0 Firefox/128.0 " + canary("user agent"));
    return message;
  }

  private ObjectNode click() {
    ObjectNode message = message("track", "buyer").put("event", "Email Link Clicked");
    message.put("messageId", canary("message id of a click"));
    message
        .putObject("properties")
        .put("email_id", canary("pseudonymised id of a mail"))
        .put("link_url", "https://shop.example/" + canary("dropped link"));
    return message;
  }

  private ObjectNode misfit() {
    ObjectNode message = message("track", "buyer").put("event", "Order Completed");
    message.put("messageId", canary("message id of a misfit"));
    message
        .putObject("properties")
        .put("total", canary("misfitting number"))
        .put("postcode", canary("misfitting postcode"))
        .put("birth_date", canary("misfitting birth date"))
        .putObject("currency")
        .put("code", canary("misfitting object"));
    return message;
  }

  private List<ObjectNode> rejects() {
    ObjectNode undeclared = message("track", "buyer").put("event", canary("event type"));
    undeclared.put("messageId", canary("message id of what is rejected"));
    undeclared.putObject("properties").put("x", canary("field of an undeclared event"));
    ObjectNode nobody =
        JSON.createObjectNode().put("type", "track").put("event", "Order Completed");
    nobody.putObject("properties").put("order_id", canary("event of nobody"));
    ObjectNode odd = message(canary("type of a message"), "buyer");
    ObjectNode late = order("buyer").put("timestamp", canary("timestamp that is none"));
    ObjectNode visitor = order("buyer").put("anonymousId", canary("silent visitor"));
    visitor.remove("userId");
    return List.of(undeclared, nobody, odd, late, visitor);
  }

  private void links() {
    JsonNode made =
        taken(
            "POST",
            "/v1/contacts/" + contact("buyer") + "/links",
            "{\"purpose\":\"newsletter\",\"channel\":\"email\"}",
            "toolToken");
    String path = made.path("withdraw").asText().replaceFirst("^https?://[^/]+", "");
    var page = api.say("GET", path, "");
    require(page.status() == 200, page);
    refusals.add(api.say("GET", "/p/u/" + canary("token of a link"), ""));
    refusals.add(api.say("GET", "/" + canary("path") + "?q=" + canary("parameter"), ""));
    for (String address : List.of("address at the form", "e-mail of the buyer")) {
      var asked = form("/preferences", "email=" + email(address));
      require(asked.status() == 200, asked);
    }
  }

  private Api.Said form(String path, String body) {
    return api.say("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** Opens the link to the buyer's preferences. */
  void open(String link) {
    Api.Said opened = form(link.replaceFirst("^https?://[^/]+", ""), "");
    require(opened.status() < 400, opened);
  }

  private void signals() {
    ObjectNode body =
        JSON.createObjectNode()
            .put("contact", "anonymous:" + canary("visitor with signals"))
            .put("collectionPoint", "website")
            .put("proof", canary("proof of a signal"));
    body.putObject("choices").put("analytics", true).put(canary("name of a choice"), false);
    taken("POST", "/v1/signals", body.toString(), "consentToken");
    refused(
        "POST",
        "/v1/signals",
        body.put("tcf", canary("string of no consent manager")).toString(),
        "consentToken");
  }

  private void imports() {
    taken("POST", "/v1/imports", "{\"name\":\"canaries\",\"format\":\"csv\"}", "officerToken");
    String now = Instant.now().toString();
    String file =
        "contact,email,phone,purpose,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n"
            + String.join(
                ",",
                contact("imported"),
                email("imported e-mail"),
                phone("imported phone"),
                "analytics,GIVEN,analytics,1,checkout,box-ticked",
                now,
                canary("imported proof"))
            + "\n"
            + String.join(
                ",",
                canary("id of a broken line"),
                email("e-mail of a broken line"),
                canary("phone of a broken line"),
                canary("purpose of a broken line"),
                canary("state of a broken line") + ",,,,,",
                canary("time of a broken line"),
                canary("proof of a broken line"))
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
    require(said.status() == 200, said);
  }

  /** Questions change nothing, and leave nothing either. */
  private void questions() {
    ObjectNode question = JSON.createObjectNode();
    question
        .putObject("subject")
        .put("type", "processor")
        .put("id", canary("subject of a question"))
        .putObject("properties")
        .put("x", canary("property of a question's subject"));
    question
        .putObject("action")
        .put("name", "process")
        .putObject("properties")
        .put("purpose", "newsletter")
        .put("channel", "email");
    question.putObject("resource").put("type", "contact").put("id", contact("asked for"));
    question.putObject("context").put("x", canary("context of a question"));
    taken("POST", "/access/v1/evaluation", question.toString(), "toolToken");
    taken(
        "POST",
        "/v1/contacts/find",
        JSON.createObjectNode().put("email", email("address that is looked for")).toString(),
        "officerToken");
    refused(
        "POST", "/v1/contacts/find", "{\"email\":\"" + canary("no e-mail") + "\"}", "officerToken");
    refusals.add(
        api.say("GET", "/v1/flow", "", "Authorization", "Bearer " + canary("token of nobody")));
    refusals.add(
        api.say(
            "POST",
            "/v1/track",
            "{}",
            "Authorization",
            "Basic " + canary("key of nobody"),
            "User-Agent",
            canary("header User-Agent"),
            "Cookie",
            "session=" + canary("cookie"),
            "X-Forwarded-For",
            canary("header X-Forwarded-For"),
            "traceparent",
            canary("header traceparent")));
    refused(
        "POST",
        "/v1/reidentifications",
        "{\"pseudonym\":\"analytics.1."
            + canary("pseudonym of nobody")
            + "\",\"reason\":\""
            + canary("reason of a re-identification")
            + "\"}",
        "officerToken");
    refused(
        "POST",
        "/v1/contacts/" + contact("stranger") + "/export",
        "{\"reason\":\"" + canary("reason of an export of nobody") + "\"}",
        "officerToken");
    taken(
        "POST",
        "/v1/contacts/" + contact("buyer") + "/export",
        "{\"reason\":\"" + canary("reason of an export") + "\"}",
        "officerToken");
    Api.Said rows =
        api.say(
            "GET",
            "/v1/exports/consents?recipient=controller&rows=all&reason="
                + canary("reason of an export of all"),
            "",
            "Authorization",
            api.bearer("officerToken"));
    require(rows.status() == 200, rows);
  }

  /** What ends something: a withdrawal, an objection, an erasure. */
  void end() {
    ObjectNode leaves =
        JSON.createObjectNode()
            .put("purpose", "profiling")
            .put("state", "WITHDRAWN")
            .put("proof", canary("proof of a withdrawal"));
    receipts.add(record("leaver", leaves).path("shutOff").asText());
    taken(
        "POST",
        "/v1/withdrawals",
        JSON.createObjectNode()
            .put("email", email("address that withdraws"))
            .put("purpose", "newsletter")
            .put("channel", "email")
            .toString(),
        "officerToken");
    receipts.add(
        taken(
                "POST",
                "/v1/contacts/" + contact("erased") + "/erasures",
                "{\"reason\":\"" + canary("reason of an erasure") + "\"}",
                "officerToken")
            .path("erasure")
            .asText());
  }

  /** A new epoch of pseudonyms; whoever was there before has another from then on. */
  void rotate() {
    taken(
        "POST",
        "/v1/pseudonyms/epochs",
        "{\"reason\":\"" + canary("reason of an epoch") + "\"}",
        "officerToken");
  }

  /** Another event of the buyer. */
  void orderAgain() {
    api.batch(List.of(order("buyer").put("messageId", canary("message id in the new epoch"))));
  }

  private JsonNode taken(String method, String path, String body, String credential) {
    Api.Said said = send(method, path, body, credential);
    require(said.status() < 300, said);
    try {
      return JSON.readTree(said.text());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private void refused(String method, String path, String body, String credential) {
    Api.Said said = send(method, path, body, credential);
    require(said.status() >= 400 && said.status() < 500, said);
    refusals.add(said);
  }

  private Api.Said send(String method, String path, String body, String credential) {
    return api.say(
        method,
        path,
        body,
        "Authorization",
        credential.equals(WRITE_KEY) ? Api.basic(api.writeKey()) : api.bearer(credential),
        "Content-Type",
        "application/json",
        "User-Agent",
        canary("header User-Agent"));
  }

  private static void require(boolean as, Api.Said said) {
    if (!as) {
      throw new AssertionError("answered " + said.status() + ": " + said.text());
    }
  }

  /** What people without the right to see it are told, after all of it. */
  Stream<String> whatOthersAreTold() {
    return Stream.of(
            "/v1/flow",
            "/v1/flow/history?step=hour",
            "/v1/segments",
            "/v1/register",
            "/v1/consent/figures",
            "/.well-known/authzen-configuration")
        .map(
            path ->
                path
                    + " "
                    + api.say("GET", path, "", "Authorization", api.bearer("officerToken")).text());
  }
}
