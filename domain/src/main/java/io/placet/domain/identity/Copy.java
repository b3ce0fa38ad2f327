package io.placet.domain.identity;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;

/**
 * A record of one contact that another must repeat.
 *
 * @param state restrictive, never a grant
 * @param recordId the record that is repeated
 */
public record Copy(ConsentKey key, ConsentState state, String recordId) {
  public Copy {
    if (!Linking.isRestrictive(state)) {
      throw new IllegalArgumentException(state + " is never copied");
    }
  }
}
