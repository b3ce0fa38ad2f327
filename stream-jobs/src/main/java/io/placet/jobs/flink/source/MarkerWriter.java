package io.placet.jobs.flink.source;

import io.placet.schemas.avro.SourceMarker;
import java.io.Serializable;

/** Appends a marker to every partition of the log. */
@FunctionalInterface
interface MarkerWriter extends Serializable {
  /**
   * Returns once every partition has acknowledged the marker; failing that, throws within bounded
   * time.
   *
   * @param writerId who appends, the same at each attempt, so that compaction removes the old ones
   */
  void append(String writerId, SourceMarker marker) throws Exception;
}
