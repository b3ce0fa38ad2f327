package io.placet.jobs.flink.sink;

/**
 * Beginnings of transactional ids, one for each exactly-once sink. They never change: by them a
 * start finds what an earlier run left open.
 */
public enum TransactionPrefix {
  PSEUDONYMISED_EVENTS("placet-pseudonymised-events"),
  OUTCOMES("placet-outcomes"),
  INSIGHTS("placet-insights");

  private final String text;

  TransactionPrefix(String text) {
    this.text = text;
  }

  /** As Kafka sees it. */
  public String text() {
    return text;
  }
}
