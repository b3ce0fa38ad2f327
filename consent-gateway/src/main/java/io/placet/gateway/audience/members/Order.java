package io.placet.gateway.audience.members;

import io.placet.gateway.log.ViewSnapshot;
import java.util.List;
import java.util.Optional;

/** The contacts of a list, one after the other, as the revision of its pages has them. */
interface Order {
  /** How many there are. */
  int size();

  /**
   * Some of them.
   *
   * @param after {@code next} of the part before; empty for the first
   */
  Part part(ViewSnapshot at, String after, int limit);

  /**
   * Pseudonyms that follow one another.
   *
   * @param next behind what the following part begins; empty for the last
   */
  record Part(List<String> pseudonyms, Optional<String> next) {
    public Part {
      pseudonyms = List.copyOf(pseudonyms);
    }
  }
}
