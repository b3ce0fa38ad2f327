package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;

/** Answers about segments as the gateway's contract has them: three, and who is in the first. */
final class Definitions {
  static final String BIG = "/v1/segments/big-spenders";
  static final String PREVIEW = "POST /v1/segments/preview";
  static final String CATALOGUE = "GET /v1/segments/catalogue?purpose=profiling";
  static final String MEMBERS = "GET " + BIG + "/members?limit=50";
  static final String CHANGES = "GET " + BIG + "/changes?limit=50";
  static final String WHY = "GET /v1/contacts/user%3A17850/segments/big-spenders/why";

  private static final String PROGRESS =
      "{\"definition\":\"segment/%s\",\"version\":%d,\"asked\":%d,\"total\":1207,\"done\":%d,\"complete\":%b}";
  private static final String REACH =
      "{\"email\":{\"count\":980,\"shown\":\"980\"},\"sms\":{\"count\":0,\"shown\":\"fewer than 10\"}}";

  private Definitions() {}

  static void on(StubGateway gateway) {
    gateway.on("GET /v1/segments", Answer.json(200, SEGMENTS));
    gateway.on("GET " + BIG, Answer.json(200, segment("live")));
    gateway.on(
        "POST " + BIG + "/state",
        () -> {
          gateway.on(
              "GET /v1/segments", Answer.json(200, SEGMENTS.replaceFirst("live", "archived")));
          return Answer.json(200, segment("archived"));
        });
    gateway.on("PUT " + BIG, Answer.json(200, segment("live")));
    gateway.on("POST /v1/segments", Answer.json(201, segment("live")));
    gateway.on(CATALOGUE, Answer.json(200, CATALOGUE_OF_PROFILING));
    gateway.on(PREVIEW, preview("nobody", 0, "fewer than 10"));
    gateway.on(MEMBERS, Answer.json(200, MEMBER_PAGE));
    gateway.on(MEMBERS + "&after=p2", Answer.json(200, LAST_PAGE));
    gateway.on(CHANGES, Answer.json(200, "{\"changes\":[" + WITHDRAWN + "," + ENTERED + "]}"));
    gateway.on(WHY, Answer.json(200, WHY_IN));
    gateway.on(
        "GET /v1/contacts/user%3A17850/segments",
        Answer.json(
            200,
            """
            {"revision":"3@10518","segments":[{"segment":"big-spenders","name":"Big spenders","version":2,
              "since":"2026-11-20T08:00:00Z","reasons":[%s]}]}
            """
                .formatted(SPENT)));
  }

  static Answer preview(String sentence, int size, String shown) {
    String estimate =
        "\"estimate\":%d,\"low\":%d,\"high\":%d,\"shown\":\"%s\""
            .formatted(size, size * 9 / 10, size * 11 / 10, shown);
    return Answer.json(
        200,
        "{\"sentence\":\"%s\",\"sampled\":400,\"of\":20000,%s,\"reach\":{\"email\":{%s}},\"tookMs\":35}"
            .formatted(sentence, estimate, estimate));
  }

  /** A rule that the gateway refuses. */
  static Answer refused(String detail) {
    return new Answer(
        400,
        java.util.Map.of("Content-Type", "application/problem+json"),
        "{\"type\":\"about:blank\",\"title\":\"Malformed request\",\"status\":400,\"detail\":\"%s\"}"
            .formatted(detail));
  }

  static String progress(String id, int version, boolean complete) {
    return PROGRESS.formatted(id, version, 600, complete ? 1_207 : 412, complete);
  }

  private static String segment(String state) {
    return """
        {"id":"big-spenders","version":2,"name":"Big spenders","purpose":"profiling","owner":"CRM team",
         "description":"Worth a call","changedBy":"marketer","at":"2026-11-22T09:30:00Z","state":"%s",
         "rule":%s,"sentence":"Spent (total of Order Completed) at least 500 in the last 90 days","size":1207,
         "shown":"1,207","reach":%s,"progress":%s,"versions":[
          {"version":2,"at":"2026-11-22T09:30:00Z","changedBy":"marketer","name":"Big spenders","description":"Worth a call",
           "state":"live","rule":%s,"sentence":"Spent (total of Order Completed) at least 500 in the last 90 days"},
          {"version":1,"changedBy":"","name":"Spenders","description":"Worth a call","state":"live",
           "rule":%s,"sentence":"Spent (total of Order Completed) at least 300 in the last 60 days"}]}
        """
        .formatted(state, RULE, REACH, progress("big-spenders", 2, false), RULE, FIRST_RULE);
  }

  private static final String RULE =
      """
      {"combinator":"and","rules":[{"measure":"sum","event":"Order Completed","of":"total","within":"P90D","operator":">=","value":500}]}
      """;
  private static final String FIRST_RULE =
      """
      {"combinator":"and","rules":[{"measure":"sum","event":"Order Completed","of":"total","within":"P60D","operator":">=","value":300}]}
      """;
  private static final String SEGMENTS =
      """
      {"segments":[
        {"id":"big-spenders","version":2,"name":"Big spenders","purpose":"profiling","owner":"CRM team","state":"live",
         "size":1207,"shown":"1,207","description":"Worth a call","reach":%s,"progress":%s,
         "sentence":"Spent (total of Order Completed) at least 500 in the last 90 days"},
        {"id":"lapsing","version":1,"name":"Lapsing customers","purpose":"profiling","owner":"","state":"paused",
         "size":84,"shown":"84","description":"Win them back","reach":{},"progress":%s,
         "sentence":"Ordered at least 3 times, but not in the last 60 days"},
        {"id":"early","version":4,"name":"Early birds","purpose":"profiling","owner":"","state":"archived",
         "size":0,"shown":"fewer than 10","description":"Of last year","reach":{},"progress":%s,
         "sentence":"First ordered before the last 365 days"}]}
      """
          .formatted(
              REACH,
              progress("big-spenders", 2, false),
              progress("lapsing", 1, true),
              progress("early", 4, true));
  private static final String TEXT =
      "\"operators\":[\"=\",\"!=\",\"in\",\"not in\",\"contains\",\"starts with\",\"exists\",\"does not exist\"]";
  private static final String NUMBER =
      "\"operators\":[\"=\",\"!=\",\"<\",\"<=\",\">\",\">=\",\"in\",\"exists\",\"does not exist\"]";
  private static final String CATALOGUE_OF_PROFILING =
      """
      {"purpose":"profiling","measures":[{"measure":"did"}],"events":[
        {"name":"Order Completed","properties":[
          {"name":"country","kind":"text",%1$s},{"name":"quantity","kind":"integer",%2$s},
          {"name":"total","kind":"decimal",%2$s},
          {"name":"age","kind":"coarse","operators":["=","in"],"values":["15-24","25-34"],"hint":"Bands of ages"},
          {"name":"order_id","kind":"unreadable","operators":["exists","does not exist"]}]},
        {"name":"Order Refunded","properties":[]},
        {"name":"Product Viewed","properties":[{"name":"product_id","kind":"text",%1$s}]}],
       "traits":[{"name":"city","kind":"text",%1$s}],
       "scores":[{"id":"expected-purchases","name":"Expected purchases"}],
       "segments":[{"id":"lapsing","name":"Lapsing customers"}],
       "channels":[{"channel":"email","purposes":["newsletter"]},{"channel":"sms","purposes":["offers"]}],
       "notes":["The property diet is left out: it tells of health, and the purpose has no explicit consent."]}
      """
          .formatted(TEXT, NUMBER);
  private static final String SPENT =
      """
      {"path":"rule.rules[0]","holds":true,"value":"512.4","words":"Spent (total of Order Completed) at least 500 in the last 90 days"}
      """;
  private static final String MEMBER_PAGE =
      """
      {"revision":"m-17","asOf":"2026-11-23T10:00:00Z","total":1207,"shown":"1,207","next":"p2","members":[
        {"contact":"user:17850","since":"2026-11-20T08:00:00Z","version":2,"reasons":[%1$s]},
        {"contact":"user:13047","since":"2026-11-21T08:00:00Z","version":2,"reasons":[%1$s]}]}
      """
          .formatted(SPENT);
  private static final String LAST_PAGE =
      """
      {"revision":"m-17","asOf":"2026-11-23T10:00:00Z","total":1207,"shown":"1,207","members":[
        {"contact":"user:12583","since":"2026-11-22T08:00:00Z","version":2,"reasons":[]}]}
      """;
  private static final String ENTERED =
      """
      {"pseudonym":"analytics.1.9f86d081884c7d65","version":2,"change":"entered","reason":"rule","at":"2026-11-20T08:00:00Z",
       "revision":"3@10518","reasons":[%s]}
      """
          .formatted(SPENT);
  private static final String WITHDRAWN =
      """
      {"pseudonym":"analytics.1.0b1c2d3e4f5a6b7c","version":2,"change":"exited","reason":"withdrawn","at":"2026-11-22T10:00:01Z",
       "revision":"3@10519","reasons":[]}
      """;
  private static final String WHY_IN =
      """
      {"segment":"big-spenders","version":2,"in":true,"member":true,"at":"2026-11-23T10:00:00Z","revision":"3@10518",
       "sentence":"Spent (total of Order Completed) at least 500 in the last 90 days","leaves":[%s],"last":%s}
      """
          .formatted(SPENT, ENTERED);
}
