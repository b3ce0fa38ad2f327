package io.placet.benchmarks.ingest;

import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.load.Request;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders of contacts who all allow that their orders are used: every event is accepted. */
final class Events {
  static final int BATCH = 100;

  /** The whole answer: nothing rejected, withheld or reduced. */
  private static final String ALL_TAKEN = "{\"success\":true}";

  private Events() {}

  static void allow(Shop shop) throws IOException {
    List<Integer> everyone = IntStream.range(0, shop.contacts()).boxed().toList();
    for (String purpose : List.of("profiling", "analytics")) {
      shop.consent(
          everyone,
          "\"purpose\":\"%s\",\"notice\":{\"id\":\"%s\",\"version\":\"1\"}"
              .formatted(purpose, purpose));
    }
  }

  static Request single(int contact, String authorization) {
    return Request.post("/v1/track", authorization, order(contact, contact), ALL_TAKEN);
  }

  /** A hundred orders of as many contacts. */
  static Request batch(int first, int contacts, String authorization) {
    String orders =
        IntStream.range(0, BATCH)
            .mapToObj(place -> order((first + 7 * place) % contacts, BATCH * first + place))
            .collect(Collectors.joining(","));
    return Request.post("/v1/batch", authorization, "{\"batch\":[" + orders + "]}", ALL_TAKEN);
  }

  private static String order(int contact, int number) {
    return String.format(
        Locale.ROOT,
        """
        {"type":"track","messageId":"message-%d","userId":"%s","event":"Order Completed",\
        "timestamp":"2026-01-02T03:04:05Z","properties":{"order_id":"order-%d",\
        "total":%d.%02d,"currency":"EUR","lines":%d}}""",
        number,
        Shop.user(contact),
        number,
        number % 300,
        number % 100,
        1 + number % 20);
  }
}
