package io.placet.dashboards.insight;

/** The store of figures and the threads that ask it, running. */
public final class RunningInsights implements AutoCloseable {
  private final Analysts analysts;
  private final InsightStore store;

  private RunningInsights(InsightStore store, Analysts analysts) {
    this.store = store;
    this.analysts = analysts;
  }

  /**
   * Opens the store, which is filled from then on; waits for files, not for Kafka.
   *
   * @throws StoreException if its files cannot be used
   */
  public static RunningInsights start(InsightsConfig config) {
    return start(config, SqlLimits.DEFAULT);
  }

  static RunningInsights start(InsightsConfig config, SqlLimits limits) {
    InsightStore store = InsightStore.open(config);
    return new RunningInsights(store, new Analysts(store, limits));
  }

  Analysts analysts() {
    return analysts;
  }

  InsightStore store() {
    return store;
  }

  @Override
  public void close() {
    analysts.close();
  }
}
