package io.placet.gateway.record;

import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import java.util.Optional;

/** The record in force that a new one of the same key comes after. */
final class Previous {
  private Previous() {}

  static Optional<String> of(Standing standing) {
    return standing
        .closing()
        .map(Ending::recordId)
        .or(() -> standing.consent().map(Permission::recordId))
        .or(() -> standing.ground().map(Permission::recordId))
        .or(() -> standing.ended().map(Ending::recordId))
        .or(standing::pending);
  }
}
