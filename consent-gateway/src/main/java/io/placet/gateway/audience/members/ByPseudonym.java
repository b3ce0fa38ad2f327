package io.placet.gateway.audience.members;

import io.placet.gateway.log.ViewSnapshot;
import java.util.List;
import java.util.Optional;

/** In order of the pseudonyms, which is how the view has them: nothing is kept but their number. */
record ByPseudonym(ContactRows<?> rows, String definition, int size) implements Order {
  static ByPseudonym of(ContactRows<?> rows, ViewSnapshot at, String definition) {
    return new ByPseudonym(rows, definition, rows.count(at, definition));
  }

  @Override
  public Part part(ViewSnapshot at, String after, int limit) {
    List<String> part = rows.holders(at, definition, after, limit);
    return new Part(
        part, part.size() < limit ? Optional.empty() : Optional.of(part.get(limit - 1)));
  }
}
