package io.placet.domain.signal;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SignalKind;
import java.util.Optional;

/**
 * What signals say about one question of the register.
 *
 * @param kind of the signal that says it; of several the first
 * @param notice what a consent proves to have been shown; empty for a refusal, and where the
 *     register declares none that is in force
 */
public record Statement(ConsentKey key, Said said, SignalKind kind, Optional<NoticeRef> notice) {
  /** Yes or no. */
  public enum Said {
    GIVES,
    REFUSES
  }

  public boolean refuses() {
    return said == Said.REFUSES;
  }
}
