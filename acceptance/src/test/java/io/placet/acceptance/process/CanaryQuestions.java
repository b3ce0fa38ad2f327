package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Questions change nothing, and leave nothing either. */
final class CanaryQuestions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final Canaries canaries;
  private final CanaryRequests requests;

  CanaryQuestions(Api api, Canaries canaries, CanaryRequests requests) {
    this.api = api;
    this.canaries = canaries;
    this.requests = requests;
  }

  void ask() {
    ObjectNode question = JSON.createObjectNode();
    question
        .putObject("subject")
        .put("type", "processor")
        .put("id", canaries.of("subject of a question"))
        .putObject("properties")
        .put("x", canaries.of("property of a question's subject"));
    question
        .putObject("action")
        .put("name", "process")
        .putObject("properties")
        .put("purpose", "newsletter")
        .put("channel", "email");
    question.putObject("resource").put("type", "contact").put("id", canaries.contact("asked for"));
    question.putObject("context").put("x", canaries.of("context of a question"));
    requests.taken("POST", "/access/v1/evaluation", question.toString(), "toolToken");
    requests.taken(
        "POST",
        "/v1/contacts/find",
        JSON.createObjectNode()
            .put("email", canaries.email("address that is looked for"))
            .toString(),
        "officerToken");
    requests.refused(
        "POST",
        "/v1/contacts/find",
        "{\"email\":\"" + canaries.of("no e-mail") + "\"}",
        "officerToken");
    requests.keep(
        api.say(
            "GET", "/v1/flow", "", "Authorization", "Bearer " + canaries.of("token of nobody")));
    requests.keep(
        api.say(
            "POST",
            "/v1/track",
            "{}",
            "Authorization",
            "Basic " + canaries.of("key of nobody"),
            "User-Agent",
            canaries.of("header User-Agent"),
            "Cookie",
            "session=" + canaries.of("cookie"),
            "X-Forwarded-For",
            canaries.of("header X-Forwarded-For"),
            "traceparent",
            canaries.of("header traceparent")));
    requests.refused(
        "POST",
        "/v1/reidentifications",
        "{\"pseudonym\":\"analytics.1."
            + canaries.of("pseudonym of nobody")
            + "\",\"reason\":\""
            + canaries.of("reason of a re-identification")
            + "\"}",
        "officerToken");
    requests.refused(
        "POST",
        "/v1/contacts/" + canaries.contact("stranger") + "/export",
        "{\"reason\":\"" + canaries.of("reason of an export of nobody") + "\"}",
        "officerToken");
    requests.taken(
        "POST",
        "/v1/contacts/" + canaries.contact("buyer") + "/export",
        "{\"reason\":\"" + canaries.of("reason of an export") + "\"}",
        "officerToken");
    Api.Said rows =
        api.say(
            "GET",
            "/v1/exports/consents?recipient=controller&rows=all&reason="
                + canaries.of("reason of an export of all"),
            "",
            "Authorization",
            api.bearer("officerToken"));
    CanaryRequests.require(rows.status() == 200, rows);
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
