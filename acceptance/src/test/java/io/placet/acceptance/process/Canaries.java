package io.placet.acceptance.process;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Strings that occur nowhere else, each named by where it was put. */
final class Canaries {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, String> canaries = new LinkedHashMap<>();

  /** The canary of a place, the same whenever it is asked for; of letters where it is a reason. */
  String of(String place) {
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
  String phone(String place) {
    return "+33"
        + canaries.computeIfAbsent(place, made -> "6" + (10_000_000 + RANDOM.nextInt(89_999_999)));
  }

  String email(String place) {
    return of(place) + "@example.org";
  }

  String user(String contact) {
    return of("id of the " + contact);
  }

  String contact(String contact) {
    return "user:" + user(contact);
  }

  /** All that were planted, with their places. */
  Map<String, String> all() {
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
}
