package io.placet.gateway.audience.export;

import io.placet.domain.contact.SubjectId;
import java.util.List;
import java.util.Optional;

/**
 * Who may be told of, before any verdict, page by page of one revision: memory does not grow with
 * their number, and the first page is there before the last is known.
 */
interface Members extends AutoCloseable {
  /**
   * Some of them.
   *
   * @param after {@code next} of the page before; empty for the first
   */
  Page page(String after, int limit);

  /** Lets go of the revision; reading from it is a mistake from here on. */
  @Override
  void close();

  /**
   * Members that follow one another.
   *
   * @param next behind what the following page begins; empty on the last
   */
  record Page(List<SubjectId> subjects, Optional<String> next) {
    public Page {
      subjects = List.copyOf(subjects);
    }
  }
}
