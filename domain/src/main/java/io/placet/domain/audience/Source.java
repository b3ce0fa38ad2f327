package io.placet.domain.audience;

import java.util.function.Function;

/** Where the members of an audience come from. */
public sealed interface Source {
  /**
   * Calls the branch of this source's kind.
   *
   * @return what it returns
   */
  <T> T fold(
      Function<OfSegment, T> segment, Function<OfList, T> list, Function<Suppressed, T> suppressed);

  /** Whoever is in a segment. */
  record OfSegment(String id) implements Source {
    @Override
    public <T> T fold(
        Function<OfSegment, T> segment,
        Function<OfList, T> list,
        Function<Suppressed, T> suppressed) {
      return segment.apply(this);
    }
  }

  /** Whoever is on a list that was uploaded. Being on it permits nothing. */
  record OfList(String id) implements Source {
    @Override
    public <T> T fold(
        Function<OfSegment, T> segment,
        Function<OfList, T> list,
        Function<Suppressed, T> suppressed) {
      return list.apply(this);
    }
  }

  /** Whoever refused, withdrew or objected: those whom the recipient must not contact. */
  record Suppressed() implements Source {
    @Override
    public <T> T fold(
        Function<OfSegment, T> segment,
        Function<OfList, T> list,
        Function<Suppressed, T> suppressed) {
      return suppressed.apply(this);
    }
  }
}
