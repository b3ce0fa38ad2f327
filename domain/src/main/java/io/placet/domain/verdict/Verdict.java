package io.placet.domain.verdict;

import io.placet.domain.consent.Permission;
import java.time.Instant;
import java.util.Optional;

/** The answer to "may this contact be processed for this purpose now?". */
public sealed interface Verdict {
  /** Yes, resting on a record: its basis, its id, and until when it holds. */
  record Allowed(Permission permission) implements Verdict {}

  /**
   * No, and why.
   *
   * @param recordId the record that it rests on; empty where it rests on the want of one
   * @param nextAllowed for hours and frequency: when it will not be denied for that any more
   */
  record Denied(DenialReason reason, Optional<String> recordId, Optional<Instant> nextAllowed)
      implements Verdict {
    static Denied of(DenialReason reason) {
      return new Denied(reason, Optional.empty(), Optional.empty());
    }

    static Denied by(DenialReason reason, String recordId) {
      return new Denied(reason, Optional.of(recordId), Optional.empty());
    }

    static Denied until(DenialReason reason, Optional<Instant> nextAllowed) {
      return new Denied(reason, Optional.empty(), nextAllowed);
    }
  }

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
