package io.placet.benchmarks.harness;

/** One bench. */
public interface Bench {
  /**
   * Measures and reports.
   *
   * @param quick a tenth of the sizes, the same metrics
   */
  void run(Report report, boolean quick) throws Exception;
}
