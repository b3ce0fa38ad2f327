package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.util.function.LongSupplier;

/** The state of a running replay, saved whenever asked and from any thread. */
final class Bookmark {
  private final StateFile file;
  private final ReplayState start;
  private final PostingWindow window;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private boolean consentsPosted;

  Bookmark(StateFile file, ReplayState start, PostingWindow window, LongSupplier nanoTime) {
    this.file = file;
    this.start = start;
    this.window = window;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
    this.consentsPosted = start.consentsPosted();
  }

  synchronized void consentsPosted() {
    consentsPosted = true;
  }

  synchronized ReplayState state() {
    PostingWindow.Progress progress = window.progress();
    return new ReplayState(
        start.mappingSha256(),
        start.keepTimes(),
        start.shiftMillis(),
        consentsPosted,
        start.events(),
        progress.position(),
        progress.withheld(),
        progress.rejected(),
        start.millis() + (nanoTime.getAsLong() - startedAt) / 1_000_000);
  }

  synchronized void save() throws NotReplayable {
    file.save(state());
  }
}
