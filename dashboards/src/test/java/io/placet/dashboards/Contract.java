package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as the gateway's contract has them: contact user:17850 withdraws the newsletter. */
final class Contract {
  static final String CONSENTS = "/v1/contacts/user%3A17850/consents";

  private static final String SHUT_OFF = "/v1/shut-offs/s-2";
  private static final int READS_UNTIL_COMPLETE = 3;

  private Contract() {}

  static void on(StubGateway gateway, String role, String... scopes) {
    gateway.on(
        "GET /v1/session",
        Answer.json(
            200,
            "{\"role\":\"%s\",\"scopes\":[\"%s\"]}".formatted(role, String.join("\",\"", scopes))));
    home(gateway);
    Histories.on(gateway, 30);
    contact(gateway);
    Governance.on(gateway);
    Erasures.on(gateway);
    Keeping.on(gateway);
    Definitions.on(gateway);
    Scores.on(gateway);
  }

  private static void home(StubGateway gateway) {
    gateway.on(
        "GET /v1/flow",
        Answer.json(
            200,
            """
            {"accepted":541908,"clock":"wall","asOf":"2026-11-23T10:00:00.000Z","withheld":[
              {"point":"gateway","reason":"no_record","count":12031},
              {"point":"stream","reason":"withdrawn","count":204},
              {"point":"stream","reason":"unproven","count":3}]}
            """));
    gateway.on("GET /v1/shut-offs", Answer.json(200, "{\"shutOffs\":[" + SHUT_OFFS + "]}"));
  }

  private static void contact(StubGateway gateway) {
    AtomicInteger reads = new AtomicInteger();
    gateway.on(
        "POST /v1/contacts/find",
        Answer.json(200, "{\"contacts\":[\"user:17850\"],\"revision\":\"3@10518\"}"));
    gateway.on("GET " + CONSENTS, consents(NEWSLETTER_ALLOWED, ""));
    gateway.on(
        "POST " + CONSENTS,
        () -> {
          gateway.on("GET " + CONSENTS, consents(NEWSLETTER_DENIED, WITHDRAWAL));
          return Answer.json(
              201,
              "{\"record\":\"r-2\",\"revision\":\"3@10519\",\"shutOff\":\"%s\"}"
                  .formatted(SHUT_OFF));
        });
    gateway.on(
        "GET " + SHUT_OFF,
        () ->
            Answer.json(
                200, reads.incrementAndGet() < READS_UNTIL_COMPLETE ? RECEIPT_OPEN : RECEIPT));
  }

  private static Answer consents(String newsletter, String withdrawal) {
    JsonObject card = new JsonObject(CARD.formatted(newsletter, withdrawal));
    JsonArray timeline = new JsonArray();
    card.getJsonArray("records").stream()
        .map(JsonObject.class::cast)
        .forEach(record -> timeline.add(placed(record, timeline.size())));
    return Answer.json(200, card.put("timeline", timeline).encode());
  }

  private static JsonObject placed(JsonObject record, int offset) {
    return record
        .copy()
        .put("kind", "consent")
        .put("offset", offset)
        .put("appendedAt", record.getString("recordedAt"))
        .put("effective", true);
  }

  private static final String SHUT_OFFS =
      """
      {"id":"s-1","purpose":"offers","channel":"sms","state":"OBJECTED","complete":true,
       "acknowledgedAt":"2026-11-23T09:58:00.000Z","completedAt":"2026-11-23T09:58:00.047Z","points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:58:00.002Z"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e","stoppedAt":"2026-11-23T09:58:00.047Z"}]}
      """;
  private static final String CARD =
      """
      {"contact":"user:17850","revision":"3@10518","asOf":"2026-11-23T10:00:00.000Z","register":"ab12","verdicts":[
        %s,
        {"purpose":"offers","channel":"sms","decision":false,"reason":"objected"},
        {"purpose":"profiling","decision":true,"legalBasis":"CONSENT","record":"r-1"},
        {"purpose":"fulfilment","decision":true,"legalBasis":"CONTRACT","record":"r-0"}],
       "records":[
        {"record":"0f8fad5b-d9cd-469f-a165-70867728950e","purpose":"fulfilment","state":"BASIS_ESTABLISHED",
         "recordedAt":"2026-10-01T08:00:00.000Z","collectionPoint":"checkout","method":"sale"},
        {"record":"r-1","purpose":"newsletter","channel":"email","state":"GIVEN",
         "eventTime":"2026-10-01T08:00:00.000Z","recordedAt":"2026-10-01T08:00:01.000Z",
         "collectionPoint":"checkout","method":"box-ticked","notice":"newsletter@3",
         "noticeSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "actor":"consent token"}%s]}
      """;
  private static final String NEWSLETTER_ALLOWED =
      "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"decision\":true,\"legalBasis\":\"CONSENT\",\"record\":\"r-1\"}";
  private static final String NEWSLETTER_DENIED =
      "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"decision\":false,\"reason\":\"withdrawn\"}";
  private static final String WITHDRAWAL =
      """
      ,{"record":"r-2","purpose":"newsletter","channel":"email","state":"WITHDRAWN",
        "recordedAt":"2026-11-23T10:00:01.000Z","method":"officer-page","actor":"officer"}
      """;
  private static final String RECEIPT_OPEN =
      """
      {"id":"s-2","contact":"user:17850","purpose":"newsletter","channel":"email","state":"WITHDRAWN",
       "acknowledgedAt":"2026-11-23T10:00:01.000Z","complete":false,"points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T10:00:01.003Z"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"}]}
      """;
  private static final String RECEIPT =
      """
      {"id":"s-2","contact":"user:17850","purpose":"newsletter","channel":"email","state":"WITHDRAWN",
       "acknowledgedAt":"2026-11-23T10:00:01.000Z","completedAt":"2026-11-23T10:00:01.041Z","complete":true,
       "points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T10:00:01.003Z"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e","stoppedAt":"2026-11-23T10:00:01.041Z"}]}
      """;
}
