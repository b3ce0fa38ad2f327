package io.placet.domain.consent;

import java.util.Optional;

/** What a consent is about: a purpose, on a channel where the purpose has channels. */
public record ConsentKey(String purpose, Optional<String> channel) {
  public static ConsentKey of(String purpose) {
    return new ConsentKey(purpose, Optional.empty());
  }

  public static ConsentKey of(String purpose, String channel) {
    return new ConsentKey(purpose, Optional.of(channel));
  }
}
