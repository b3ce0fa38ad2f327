package io.placet.domain.audience;

import static java.util.stream.Collectors.joining;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whom a recipient may be told of, for what, and by which identifiers.
 *
 * @param id lower-case letters, digits and hyphens, at most 64
 * @param name for people, 1 to 120 characters
 * @param key the purpose and channel that a member must permit at the moment of telling
 * @param recipient of the register
 * @param identifiers never empty
 * @param holdOutPercent of the members who are never told, so that an effect can be measured; 0 to
 *     50
 */
public record Audience(
    String id,
    String name,
    Source source,
    ConsentKey key,
    String recipient,
    Set<Identifier> identifiers,
    int holdOutPercent) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST_NAME = 120;
  private static final int MOST_HELD_OUT = 50;

  public Audience {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id: lower-case letters, digits and hyphens, at most 64, not beginning with a hyphen");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("name: 1 to " + LONGEST_NAME + " characters");
    }
    if (identifiers.isEmpty()) {
      throw new IllegalArgumentException("identifiers: at least one");
    }
    if (holdOutPercent < 0 || holdOutPercent > MOST_HELD_OUT) {
      throw new IllegalArgumentException("holdOutPercent: 0 to " + MOST_HELD_OUT);
    }
    if (source instanceof Source.Suppressed && identifiers.contains(Identifier.PHONE)) {
      // few enough that whoever has the list could ring them all
      throw new IllegalArgumentException(
          "identifiers: of those who must not be contacted: contact, email, email-sha256");
    }
    if (source instanceof Source.Suppressed && holdOutPercent > 0) {
      throw new IllegalArgumentException(
          "holdOutPercent: 0, for nobody who must not be contacted may be left out");
    }
    identifiers = Set.copyOf(EnumSet.copyOf(identifiers));
  }

  /**
   * Why the register does not let the recipient be told of it, with what is declared; empty where
   * it does.
   */
  public Optional<String> misfit(Register register) {
    Optional<Recipient> declared = register.recipient(recipient);
    if (declared.isEmpty()) {
      return Optional.of(
          "recipient: not declared in the register; declared: "
              + register.recipients().stream().map(Recipient::id).collect(joining(", ")));
    }
    Optional<Purpose> purpose = register.purpose(key.purpose());
    if (purpose.isEmpty()) {
      return Optional.of(
          "purpose: not declared in the register; declared: "
              + register.purposes().stream().map(Purpose::id).collect(joining(", ")));
    }
    if (!declared.get().purposes().contains(key.purpose())) {
      return Optional.of(
          "purpose: "
              + recipient
              + " may receive data for: "
              + String.join(", ", new TreeSet<>(declared.get().purposes())));
    }
    if (!purpose.get().isAskedOn(key.channel())) {
      return Optional.of(
          purpose.get().channels().isEmpty()
              ? "channel: " + key.purpose() + " is asked without one"
              : "channel: allowed for "
                  + key.purpose()
                  + ": "
                  + String.join(", ", new TreeSet<>(purpose.get().channels())));
    }
    return Optional.empty();
  }
}
