package io.placet.standalone.replay;

/**
 * What a resume must know.
 *
 * @param mappingSha256 another mapping would make another sequence
 * @param keepTimes whether the first run kept the file's times
 * @param shiftMillis added to every time of the file
 * @param consentsPosted whether every consent is acknowledged
 * @param events length of the sequence
 * @param position events of the sequence that are acknowledged without a gap
 * @param withheld of them
 * @param rejected of them
 * @param millis spent so far, over all runs
 */
record ReplayState(
    String mappingSha256,
    boolean keepTimes,
    long shiftMillis,
    boolean consentsPosted,
    int events,
    int position,
    int withheld,
    int rejected,
    long millis) {

  ReplayState {
    if (position < 0
        || position > events
        || withheld < 0
        || rejected < 0
        || withheld + rejected > position) {
      throw new IllegalArgumentException("the counts contradict each other");
    }
  }

  boolean finished() {
    return consentsPosted && position == events;
  }
}
