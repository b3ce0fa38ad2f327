package io.placet.domain.contact;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A contact as the company names it, {@code user:17850} or {@code anonymous:2f1c…}. Never an
 * address: e-mail addresses and phone numbers find a contact but are no id.
 *
 * @param kind who gave the id
 * @param value the id, 1 to 256 characters, well-formed Unicode without control characters
 */
public record ContactId(Kind kind, String value) {
  /** Who gave the id. */
  public enum Kind {
    /** The company's customer id. */
    USER,
    /** An id that an SDK made up for an unknown visitor. */
    ANONYMOUS;

    String prefix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MAX_LENGTH = 256;

  public ContactId {
    Objects.requireNonNull(kind);
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a contact id has 1 to " + MAX_LENGTH + " characters, not " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a contact id has no control characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("a contact id is well-formed Unicode");
    }
  }

  public static ContactId user(String value) {
    return new ContactId(Kind.USER, value);
  }

  public static ContactId anonymous(String value) {
    return new ContactId(Kind.ANONYMOUS, value);
  }

  /**
   * Reads {@code user:…} or {@code anonymous:…}.
   *
   * @throws IllegalArgumentException with what is allowed; the message never repeats the input
   */
  public static ContactId parse(String text) {
    for (Kind kind : Kind.values()) {
      String prefix = kind.prefix() + ":";
      if (text.startsWith(prefix)) {
        return new ContactId(kind, text.substring(prefix.length()));
      }
    }
    throw new IllegalArgumentException("a contact is written user:<id> or anonymous:<id>");
  }

  @Override
  public String toString() {
    return kind.prefix() + ":" + value;
  }
}
