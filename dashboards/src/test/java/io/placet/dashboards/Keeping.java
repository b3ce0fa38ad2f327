package io.placet.dashboards;

import io.placet.dashboards.StubGateway.Answer;

/** Answers about dead letters, the epochs of pseudonyms and the audit trail. */
final class Keeping {
  static final String LETTERS = "GET /v1/dead-letters";
  static final String REPLAY = "POST /v1/dead-letters/replays";
  static final String EPOCHS = "GET /v1/pseudonyms/epochs";
  static final String BEGIN = "POST /v1/pseudonyms/epochs";
  static final String DESTROY = "POST /v1/pseudonyms/epochs/2/destruction";
  static final String REIDENTIFY = "POST /v1/reidentifications";
  static final String AUDIT = "GET /v1/audit?limit=200";

  static final String NO_LETTERS = "{\"counts\":[],\"letters\":[],\"dropped\":[]}";

  private Keeping() {}

  static void on(StubGateway gateway) {
    gateway.on(LETTERS, Answer.json(200, OPENED));
    gateway.on(REPLAY, Answer.json(200, "{\"replayed\":40,\"unfit\":1,\"withheld\":2,\"gone\":3}"));
    gateway.on(EPOCHS, Answer.json(200, epochs(3, 0, 4338, 0, false)));
    gateway.on(
        BEGIN,
        () -> {
          gateway.on(EPOCHS, Answer.json(200, epochs(4, 1204, 3134, 1204, false)));
          return Answer.json(202, epochs(4, 4338, 0, 4338, false));
        });
    gateway.on(
        DESTROY,
        () -> {
          gateway.on(EPOCHS, Answer.json(200, epochs(3, 0, 4338, 0, true)));
          return Answer.json(200, epochs(3, 0, 4338, 0, true));
        });
    gateway.on(REIDENTIFY, Answer.json(200, "{\"contact\":\"user:17850\",\"epoch\":3}"));
    gateway.on(AUDIT, Answer.json(200, TRAIL));
  }

  private static String epochs(
      int current, int moving, int inCurrent, int inThird, boolean secondDestroyed) {
    String third =
        current == 3 ? "" : ",{\"epoch\":3,\"contacts\":%d,\"destroyed\":false}".formatted(inThird);
    return """
        {"domain":"analytics","current":%d,"moving":%d,"epochs":[
          {"epoch":%d,"contacts":%d,"destroyed":false}%s,
          {"epoch":2,"contacts":0,"destroyed":%s},
          {"epoch":1,"contacts":0,"destroyed":true}]}
        """
        .formatted(current, moving, current, inCurrent, third, secondDestroyed);
  }

  private static final String OPENED =
      """
      {"counts":[
        {"origin":"stream","eventType":"Order Completed","field":"total","reason":"wrong_type","count":41,
         "newestAt":"2026-11-23T09:57:00.000Z"},
        {"origin":"stream","eventType":"Product Viewed","field":"postcode","reason":"not_generalised","count":5,
         "newestAt":"2026-11-23T09:20:00.000Z"},
        {"origin":"stream","reason":"malformed_event","count":1,"newestAt":"2026-11-22T23:00:00.000Z"}],
       "letters":[
        {"id":"l-1","at":"2026-11-23T09:57:00.000Z","origin":"stream","eventType":"Order Completed","field":"total",
         "reason":"wrong_type","contact":"user:17850","value":"\\"139,12 EUR\\"","expiresBy":"2026-12-01T09:57:00.000Z"},
        {"id":"l-2","at":"2026-11-23T09:20:00.000Z","origin":"stream","eventType":"Product Viewed","field":"postcode",
         "reason":"not_generalised","contact":"anonymous:a1b2c3d4-e5f6-4789-8abc-def012345678","value":"[29200,29600]",
         "expiresBy":"2026-12-01T09:20:00.000Z"},
        {"id":"l-3","at":"2026-11-22T23:00:00.000Z","origin":"stream","reason":"malformed_event",
         "expiresBy":"2026-11-30T23:00:00.000Z"}],
       "dropped":[{"eventType":"Order Completed","field":"customer_birthday","count":12031}]}
      """;
  private static final String TRAIL =
      """
      {"entries":[
        {"id":"a-4","at":"2026-11-23T09:59:30.000Z","by":"officer","action":"erased",
         "subject":"b3f1c5a7e9d2486fb0a1c3e5d7f90213","reason":"Request 2026-117","count":1},
        {"id":"a-3","at":"2026-11-23T09:50:00.000Z","by":"officer","action":"dead_letters_read","count":46},
        {"id":"a-2","at":"2026-11-22T16:00:00.000Z","by":"officer","action":"reidentified",
         "subject":"b3f1c5a7e9d2486fb0a1c3e5d7f90213","reason":"Fraud case 8","count":1},
        {"id":"a-1","at":"2026-11-01T00:10:00.000Z","by":"officer","action":"epoch_begun","reason":"Monthly","count":1}]}
      """;
}
