package io.placet.jobs.flink;

import java.io.Serializable;
import java.time.Instant;

/** The server's clock, as an operator carries it to where it runs. */
@FunctionalInterface
public interface JobClock extends Serializable {
  Instant instant();

  /** This machine's clock. */
  static JobClock system() {
    return Instant::now;
  }
}
