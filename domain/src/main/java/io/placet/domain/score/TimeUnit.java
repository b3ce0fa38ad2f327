package io.placet.domain.score;

/** What a BG/NBD model counts time in; its α has this unit. */
public enum TimeUnit {
  DAYS("days", 1),
  WEEKS("weeks", 7);

  private final String wireName;
  private final int lengthInDays;

  TimeUnit(String wireName, int lengthInDays) {
    this.wireName = wireName;
    this.lengthInDays = lengthInDays;
  }

  /** As definitions name it. */
  public String wireName() {
    return wireName;
  }

  int lengthInDays() {
    return lengthInDays;
  }

  public double of(long days) {
    return (double) days / lengthInDays;
  }
}
