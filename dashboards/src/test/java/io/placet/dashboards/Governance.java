package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;

/** Answers about all contacts together, about the register, and about one contact's past. */
final class Governance {
  static final String FIGURES = "GET /v1/consent/figures";

  /** What was asked for noon of 15 October. */
  static final String PAST = "GET " + Contract.CONSENTS + "?as_of=2026-10-15T12%3A00%3A00.000Z";

  private Governance() {}

  static void on(StubGateway gateway) {
    gateway.on(FIGURES, Answer.json(200, COUNTED));
    gateway.on("GET /v1/consent/expiring?within=P30D", Answer.json(200, SOON));
    gateway.on("GET /v1/consent/expiring?within=P7D", Answer.json(200, SOON_NONE));
    gateway.on("GET /v1/register", Answer.json(200, REGISTER));
    gateway.on("GET /v1/register/disclosures", Answer.json(200, TOLD));
    gateway.on("GET /v1/shut-offs?limit=100", Answer.json(200, RECEIPTS));
    gateway.on("GET /v1/shut-offs?limit=100&state=complete", Answer.json(200, "{\"shutOffs\":[]}"));
    gateway.on("GET /v1/duplicates?limit=100", Answer.json(200, DUPLICATES));
    gateway.on(PAST, Answer.json(200, THEN));
  }

  private static final String COUNTED =
      """
      {"asOf":"2026-11-23T10:00:00.000Z","contacts":4338,"figures":[
        {"purpose":"newsletter","channel":"email","contacts":4100,"given":2460,"otherBasis":0,"pending":120,
         "refused":900,"withdrawn":500,"objected":80,"expired":40,"other":0,"rate":0.6},
        {"purpose":"offers","channel":"telephone","contacts":812,"given":300,"otherBasis":25,"pending":0,
         "refused":400,"withdrawn":60,"objected":27,"expired":0,"other":0,"rate":0.4002},
        {"purpose":"advertising","contacts":0,"given":0,"otherBasis":0,"pending":0,"refused":0,"withdrawn":0,
         "objected":0,"expired":0,"other":0}]}
      """;
  private static final String SOON =
      """
      {"asOf":"2026-11-23T10:00:00.000Z","until":"2026-12-23T10:00:00.000Z","total":312,"expiring":[
        {"contact":"user:17850","purpose":"newsletter","channel":"email","record":"r-1",
         "validUntil":"2026-12-01T08:00:00.000Z"},
        {"contact":"user:13047","purpose":"profiling","record":"r-9","validUntil":"2026-12-02T08:00:00.000Z"}]}
      """;
  private static final String SOON_NONE =
      """
      {"asOf":"2026-11-23T10:00:00.000Z","until":"2026-11-30T10:00:00.000Z","total":0,"expiring":[]}
      """;
  private static final String RECEIPTS =
      """
      {"shutOffs":[
        {"id":"e-1","purpose":"*","state":"ERASED","complete":true,
         "acknowledgedAt":"2026-11-23T09:59:30.000Z","completedAt":"2026-11-23T09:59:30.062Z","points":[
           {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:59:30.002Z"},
           {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e","stoppedAt":"2026-11-23T09:59:30.062Z"}]},
        {"id":"s-3","purpose":"newsletter","channel":"email","state":"WITHDRAWN","complete":false,"overdue":true,
         "acknowledgedAt":"2026-11-23T09:59:00.000Z","points":[
           {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:59:00.002Z"},
           {"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"}],
         "pending":[{"kind":"stream","id":"contact-job-0f8fad5b-d9cd-469f-a165-70867728950e"}]},
        {"id":"s-1","purpose":"offers","channel":"sms","state":"OBJECTED","complete":true,
         "acknowledgedAt":"2026-11-23T09:58:00.000Z","completedAt":"2026-11-23T09:58:00.047Z","points":[
           {"kind":"gateway","id":"gateway-1","stoppedAt":"2026-11-23T09:58:00.002Z"}]}]}
      """;
  private static final String DUPLICATES =
      """
      {"duplicates":[{"contacts":["user:17850","user:anne-marie@longer-than-most.example"],"by":"email"}]}
      """;
  private static final String REGISTER =
      """
      {"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
       "controller":"Cadeaux du Phare SAS","controllerContact":"12 quai du Port, 56170 Quiberon, France",
       "officer":"Data-protection officer of Cadeaux du Phare","officerContact":"dpo@cadeaux-du-phare.example",
       "zone":"Europe/Paris",
       "people":[{"id":"customers","description":"People who have bought something"}],
       "data":[{"id":"orders","description":"What was ordered and returned when, for how much"}],
       "securityMeasures":["Keys live in a vault that only the service's own account can read."],
       "purposes":[
        {"id":"offers","description":"We tell you about offers by e-mail, text message or telephone.",
         "basis":"CONSENT","channels":["email","sms","telephone"],"consumers":[],"directMarketing":true,
         "specialCategories":false,"retention":"P3Y","otherBases":[
           {"basis":"CONTRACT","channels":["telephone"],"audience":"EVERYONE","requires":["running-contract"]}]},
        {"id":"profiling","description":"We derive from your orders and visits what may interest you.",
         "basis":"CONSENT","channels":[],"consumers":["SCORES","SEGMENTS"],"directMarketing":true,
         "specialCategories":false,"retention":"P3Y","impactAssessment":"DPIA-2026-01","otherBases":[]}],
       "notices":[
        {"id":"newsletter","version":"2","language":"en","purposes":["newsletter"],"retired":"2025-12-31T23:00:00Z",
         "sha256":"4ab586d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a"},
        {"id":"newsletter","version":"3-fr","language":"fr","purposes":["newsletter"],
         "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
       "collectionPoints":[
        {"id":"footer-form","description":"The newsletter form at the foot of each page","purposes":["newsletter"],
         "doubleOptIn":true}],
       "recipients":[
        {"id":"mail-house","name":"Courriel Ouest SARL","purposes":["newsletter","offers"],
         "processorAgreement":"DPA-2025-014","country":"FR","safeguard":"none-needed"}]}
      """;
  private static final String TOLD =
      """
      {"exports":[
        {"year":2026,"recipient":"mail-house","purpose":"newsletter","exports":12,"unended":1,
         "members":{"count":48220,"shown":"48,220"},"reasons":["winter campaign","spring campaign"],"furtherReasons":3},
        {"year":2026,"recipient":"mail-house","purpose":"offers","exports":0,"unended":0,
         "members":{"count":0,"shown":"fewer than 10"},"reasons":[],"furtherReasons":0}],
       "destinations":[
        {"audience":"lapsing-buyers","recipient":"mail-house","purpose":"newsletter","host":"hooks.courriel-ouest.example",
         "state":"failing","since":"2026-11-02T10:00:00.000Z"}]}
      """;
  private static final String THEN =
      """
      {"contact":"user:17850","revision":"3@10400","asOf":"2026-10-15T12:00:00.000Z","register":"ab12","verdicts":[
        {"purpose":"newsletter","channel":"email","decision":false,"reason":"withdrawn","record":"r-0b"},
        {"purpose":"offers","channel":"telephone","decision":false,"reason":"quiet_hours",
         "nextAllowed":"2026-10-15T14:00:00.000Z"}],
       "records":[
        {"record":"r-0a","purpose":"newsletter","channel":"email","state":"GIVEN","actor":"checkout",
         "eventTime":"2026-09-01T08:00:00.000Z","recordedAt":"2026-09-01T08:00:01.000Z","method":"box-ticked",
         "collectionPoint":"checkout","notice":"newsletter@3","language":"en","evidence":["notice-shown"],
         "noticeSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
        {"record":"r-0b","purpose":"newsletter","channel":"email","state":"WITHDRAWN","actor":"officer",
         "recordedAt":"2026-09-20T08:00:01.000Z","method":"telephone","previousRecord":"r-0a"}],
       "timeline":[
        {"kind":"consent","offset":17,"appendedAt":"2026-09-01T08:00:01.010Z","effective":true,
         "record":"r-0a","purpose":"newsletter","channel":"email","state":"GIVEN","actor":"checkout",
         "actorKind":"PERSON","eventTime":"2026-09-01T08:00:00.000Z","recordedAt":"2026-09-01T08:00:01.000Z",
         "method":"box-ticked","collectionPoint":"checkout","notice":"newsletter@3","language":"en",
         "evidence":["notice-shown"],
         "noticeSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "became":{"decision":true,"legalBasis":"CONSENT","record":"r-0a"}},
        {"kind":"attempt","offset":18,"appendedAt":"2026-09-10T09:00:00.000Z","effective":true,
         "channel":"telephone","outcome":"NO_ANSWER"},
        {"kind":"consent","offset":19,"appendedAt":"2026-09-20T08:00:01.012Z","effective":true,
         "record":"r-0b","purpose":"newsletter","channel":"email","state":"WITHDRAWN","actor":"officer",
         "actorKind":"OFFICER","recordedAt":"2026-09-20T08:00:01.000Z","method":"telephone",
         "previousRecord":"r-0a","became":{"decision":false,"reason":"withdrawn"}}]}
      """;
}
