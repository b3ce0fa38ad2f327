package io.placet.domain.consent;

import java.util.Optional;

/** What a consent is about: a purpose, on a channel where the purpose has channels. */
public record ConsentKey(String purpose, Optional<String> channel) {
  /**
   * All processing of a contact: what a restriction may be about (GDPR Article 18). No purpose of a
   * register can bear this name.
   */
  public static final ConsentKey EVERYTHING = of("*");

  public static ConsentKey of(String purpose) {
    return new ConsentKey(purpose, Optional.empty());
  }

  public static ConsentKey of(String purpose, String channel) {
    return new ConsentKey(purpose, Optional.of(channel));
  }
}
