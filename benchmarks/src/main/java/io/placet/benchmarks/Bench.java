package io.placet.benchmarks;

/** One bench. */
interface Bench {
  /**
   * Measures and reports.
   *
   * @param quick a tenth of the sizes, the same metrics
   */
  void run(Report report, boolean quick) throws Exception;
}
