package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers about the erasure of contact user:17850, and about what is held of it until then. */
final class Erasures {
  static final String ERASE = "POST /v1/contacts/user%3A17850/erasures";
  static final String EXPORT = "POST /v1/contacts/user%3A17850/export";

  private static final int READS_UNTIL_COMPLETE = 2;

  private Erasures() {}

  static void on(StubGateway gateway) {
    AtomicInteger reads = new AtomicInteger();
    gateway.on(
        ERASE,
        () -> {
          gateway.on("GET " + Contract.CONSENTS, Answer.json(200, FORGOTTEN));
          return new Answer(
              202,
              Map.of("Content-Type", "application/json", "Location", "/v1/erasures/e-2"),
              "{\"erasure\":\"/v1/erasures/e-2\",\"shutOff\":\"/v1/shut-offs/e-2\",\"revision\":\"3@10520\"}");
        });
    gateway.on(
        "GET /v1/erasures/e-2",
        () ->
            Answer.json(
                200,
                reads.incrementAndGet() < READS_UNTIL_COMPLETE
                    ? receipt("e-2", false)
                    : receipt("e-2", true)));
    gateway.on("GET /v1/erasures/e-1", Answer.json(200, receipt("e-1", true)));
    gateway.on("GET /v1/erasures/e-3", Answer.json(200, receipt("e-3", false)));
    gateway.on(
        "GET /v1/erasures",
        Answer.json(
            200, "{\"erasures\":[%s,%s]}".formatted(receipt("e-3", false), receipt("e-1", true))));
    gateway.on("GET /v1/shut-offs/e-1", Answer.json(200, SHUT_OFF));
    gateway.on("GET /v1/shut-offs/s-3", Answer.json(200, OVERDUE));
    gateway.on("GET /v1/shut-offs/s-1", Answer.json(200, WITH_SILENT_GATEWAY));
    gateway.on(EXPORT, Answer.json(200, HELD));
  }

  /** Under way: the stream has not confirmed, and the key is not destroyed yet. */
  private static String receipt(String id, boolean complete) {
    return RECEIPT.formatted(
        id,
        complete,
        id,
        complete ? ",\"doneAt\":\"2026-11-23T09:59:30.062Z\"" : "",
        complete ? ",\"doneAt\":\"2026-11-23T09:59:30.110Z\",\"count\":1" : "");
  }

  private static final String RECEIPT =
      """
      {"id":"%s","subject":"b3f1c5a7e9d2486fb0a1c3e5d7f90213","at":"2026-11-23T09:59:30.000Z","by":"officer",
       "reason":"Request 2026-117","complete":%s,"shutOff":"/v1/shut-offs/%s","places":[
        {"place":"verdicts","what":"every verdict is no","doneAt":"2026-11-23T09:59:30.000Z"},
        {"place":"view","what":"forgotten by this gateway","id":"gateway-1","doneAt":"2026-11-23T09:59:30.002Z"},
        {"place":"stream","what":"state, timers, memberships and scores are gone",
         "id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"%s},
        {"place":"refusals","what":"what was refused is kept","id":"gateway-1","count":2,
         "doneAt":"2026-11-23T09:59:30.040Z"},
        {"place":"records","what":"removed from the log","id":"gateway-1","count":14,
         "doneAt":"2026-11-23T09:59:30.051Z"},
        {"place":"data-key","what":"what was sealed opens in no copy any more","id":"gateway-1"%s},
        {"place":"log-segments","what":"tombstoned records leave the disk","expiresBy":"2026-11-24T09:59:30.000Z"},
        {"place":"events","what":"envelopes; values are sealed","expiresBy":"2026-12-01T09:59:30.000Z"},
        {"place":"pseudonymised-events","what":"rows under the pseudonym","expiresBy":"2029-11-23T09:59:30.000Z"},
        {"place":"segment-changes","what":"rows under the pseudonym","expiresBy":"2027-11-24T09:59:30.000Z"},
        {"place":"dead-letters","what":"sealed","expiresBy":"2026-12-01T09:59:30.000Z"},
        {"place":"audit","what":"that it was erased, and why","expiresBy":"2031-11-24T09:59:30.000Z"},
        {"place":"copies","what":"checkpoints, savepoints and backups; values are sealed",
         "expiresBy":"2026-12-23T09:59:30.000Z"}]}
      """;
  private static final String FORGOTTEN =
      """
      {"contact":"user:17850","revision":"3@10520","asOf":"2026-11-23T10:00:01.000Z","register":"ab12","verdicts":[
        {"purpose":"newsletter","channel":"email","decision":false,"reason":"erased"},
        {"purpose":"profiling","decision":false,"reason":"erased"}],
       "records":[],"timeline":[]}
      """;
  static final String SHUT_OFF =
      """
      {"id":"e-1","purpose":"*","state":"ERASED","complete":true,
       "acknowledgedAt":"2026-11-23T09:59:30.000Z","completedAt":"2026-11-23T09:59:30.062Z","points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:59:30.002Z"},
         {"kind":"gateway","id":"gateway-2","stoppedAt":"2026-11-23T09:59:30.011Z"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e","stoppedAt":"2026-11-23T09:59:30.062Z"}]}
      """;
  private static final String OVERDUE =
      """
      {"id":"s-3","contact":"user:17850","purpose":"newsletter","channel":"email","state":"WITHDRAWN",
       "complete":false,"overdue":true,"acknowledgedAt":"2026-11-23T09:59:00.000Z","points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:59:00.002Z"},
         {"kind":"gateway","id":"gateway-2"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"}],
       "pending":[{"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"}]}
      """;
  private static final String WITH_SILENT_GATEWAY =
      """
      {"id":"s-1","contact":"user:17850","purpose":"offers","channel":"sms","state":"OBJECTED","complete":true,
       "acknowledgedAt":"2026-11-23T09:58:00.000Z","completedAt":"2026-11-23T09:58:00.047Z","points":[
         {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:58:00.002Z"},
         {"kind":"gateway","id":"gateway-2"},
         {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e","stoppedAt":"2026-11-23T09:58:00.047Z"}]}
      """;
  private static final String HELD =
      """
      {"contact":"user:17850","asOf":"2026-11-23T10:00:00.000Z",
       "consents":[{"record":"r-1","purpose":"newsletter","state":"GIVEN"}],
       "addresses":[{"kind":"EMAIL","digest":"d-1"}],"lists":[],"disclosures":[],"facts":[],"attempts":[],"keys":[{"id":"k-1"}],
       "events":[{"type":"Order Completed","fields":{"total":"139.12"}},{"type":"Email Opened","fields":{}}],
       "derived":{"pseudonymisedEvents":[],"memberships":[]}}
      """;
}
