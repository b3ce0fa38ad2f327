package io.placet.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * What came of one run of load.
 *
 * @param done how many things were answered, rightly
 * @param seconds from the first start to the last answer
 * @param micros latencies in microseconds, from each request's scheduled start
 */
public record Load(long done, double seconds, Histogram micros) {
  public double perSecond() {
    return done / seconds;
  }

  /** Where each answer stands for several things. */
  Load times(int each) {
    return new Load(each * done, seconds, micros);
  }
}
