package io.placet.domain.register;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A notice as it was shown.
 *
 * @param ref id and version
 * @param language of the text, BCP 47
 * @param purposes the purposes it informs about; never empty
 * @param text the rendered text
 * @param sha256 of the text's UTF-8 bytes, lower-case hex
 * @param retired from when on consents under it no longer count, so that each must be asked anew
 */
public record Notice(
    NoticeRef ref,
    String language,
    Set<String> purposes,
    String text,
    String sha256,
    Optional<Instant> retired) {
  public Notice {
    purposes = Set.copyOf(purposes);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("a notice informs about at least one purpose");
    }
  }

  public boolean isRetired(Instant instant) {
    return retired.map(end -> !instant.isBefore(end)).orElse(false);
  }
}
