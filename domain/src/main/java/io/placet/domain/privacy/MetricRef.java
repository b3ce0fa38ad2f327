package io.placet.domain.privacy;

import java.util.Comparator;

/**
 * A version of a metric, which is what is paid for: another version pays again.
 *
 * @param version 1 or more
 */
public record MetricRef(String id, int version) implements Comparable<MetricRef> {
  private static final Comparator<MetricRef> ORDER =
      Comparator.comparing(MetricRef::id).thenComparing(MetricRef::version);

  public MetricRef {
    if (version < 1) {
      throw new IllegalArgumentException("a version is 1 or more, not " + version);
    }
  }

  @Override
  public int compareTo(MetricRef other) {
    return ORDER.compare(this, other);
  }

  /** {@code id@version}. */
  @Override
  public String toString() {
    return id + "@" + version;
  }
}
