package io.placet.gateway.audience.change;

import io.placet.gateway.log.LogPosition;
import java.time.Instant;

/**
 * How a contact stands to an audience, proven current when it was asked.
 *
 * @param member whether it belongs, may be contacted for the audience's purpose on its channel, and
 *     is not held out
 * @param isErased whether the contact was erased
 * @param revision of the contact that this rests on
 */
public record Standing(boolean member, boolean isErased, LogPosition revision, Instant asOf) {
  /** What is to be said of a contact. */
  public enum Telling {
    ENTERED,
    LEFT,
    NOTHING
  }

  /**
   * What is to be said to somebody.
   *
   * @param told whether it was told last that the contact is in
   */
  public Telling telling(boolean told) {
    if (member == told) {
      return Telling.NOTHING;
    }
    return member ? Telling.ENTERED : Telling.LEFT;
  }
}
