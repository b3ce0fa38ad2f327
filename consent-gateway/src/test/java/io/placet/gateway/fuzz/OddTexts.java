package io.placet.gateway.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that nobody means and somebody sends. */
final class OddTexts {
  private static final List<String> ALL =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\u202euser:1",
          "\ud800",
          "\udc00\ud800",
          "\ud83d\ude00\u200d\ud83d\udc69",
          "e\u0301\u0301\u0301\u0301",
          "\uff11\uff12",
          "\u00df\u0130\u0131",
          "\ufeffuser:1",
          "\r\nX-Injected: 1",
          "../../etc/passwd",
          "..%2f..%2f",
          "' OR '1'='1",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/a}",
          "{{7*7}}",
          "null",
          "true",
          "NaN",
          "-0",
          "1e999",
          "9223372036854775808",
          "99999999999999999999999999999999",
          "0x10",
          "1970-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "2026-02-30T00:00:00Z",
          "2026-11-23T10:00:00+99:00",
          "P999999999999999999D",
          "P-1D",
          "user:",
          "anonymous:",
          "user:\u0000",
          "a@b",
          "\"@\"@example.org",
          "+",
          "+336",
          "0@-1",
          "9999999999@9999999999",
          "00000000-0000-0000-0000-000000000000",
          "%00",
          "%",
          "*");

  private OddTexts() {}

  static String any(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "x".repeat(1 + random.nextInt(400));
      case 1 -> "\u00e9".repeat(1 + random.nextInt(3_000));
      case 2 -> noise(random);
      default -> ALL.get(random.nextInt(ALL.size()));
    };
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      text.appendCodePoint(random.nextInt(Character.MIN_SUPPLEMENTARY_CODE_POINT));
    }
    return text.toString();
  }
}
