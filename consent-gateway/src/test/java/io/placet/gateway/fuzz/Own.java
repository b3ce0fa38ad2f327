package io.placet.gateway.fuzz;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What a walk calls its own, so that no other walk changes what it was promised: contacts, their
 * addresses, and names that were never used.
 */
final class Own {
  private static final int CONTACTS = 4;
  private static final Set<String> INSTANTS =
      Set.of("timestamp", "sentAt", "eventTime", "originalTimestamp");

  private final String name;
  private final Random random;
  private int made;

  /**
   * Of a walk.
   *
   * @param name that no other walk has
   */
  Own(String name, Random random) {
    this.name = name;
    this.random = random;
  }

  String contact() {
    int number = random.nextInt(CONTACTS);
    return number == 0 ? "anonymous:" + name + "-0" : "user:" + name + "-" + number;
  }

  /** Its own value for a field of such a name; empty where the name asks for nothing own. */
  Optional<String> named(String field) {
    int number = 1 + random.nextInt(CONTACTS - 1);
    return switch (field) {
      case "contact", "contacts" -> Optional.of(contact());
      case "userId" -> Optional.of(name + "-" + number);
      case "anonymousId", "previousId" -> Optional.of(name + "-0");
      case "email" -> Optional.of(name + "-" + number + "@example.org");
      case "phone" -> Optional.of("+3361" + digits(number));
      case "messageId" -> Optional.of(fresh());
      default ->
          INSTANTS.contains(field) ? Optional.of(Instant.now().toString()) : Optional.empty();
    };
  }

  /** A name that nothing has yet. */
  String fresh() {
    return "f-" + name + "-" + made++;
  }

  private String digits(int number) {
    return "%07d".formatted(Math.floorMod(name.hashCode() * 10 + number, 10_000_000));
  }
}
