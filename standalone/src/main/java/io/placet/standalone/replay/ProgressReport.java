package io.placet.standalone.replay;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** How far a replay is: a bar on a terminal, otherwise a line every five seconds. */
final class ProgressReport {
  private static final int TICKS_A_LINE = 10;
  private static final int BAR_WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private final Supplier<Status> status;
  private int ticks;

  record Status(String what, int done, int of) {}

  ProgressReport(Replay.Console console, Supplier<Status> status) {
    this.err = console.err();
    this.terminal = console.terminal();
    this.status = status;
  }

  /** Called twice a second. */
  synchronized void tick() {
    ticks++;
    Status now = status.get();
    if (terminal) {
      int filled = now.of() == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * now.done() / now.of());
      err.printf("\r[%s%s] %s", "#".repeat(filled), ".".repeat(BAR_WIDTH - filled), counts(now));
      err.flush();
    } else if (ticks % TICKS_A_LINE == 0) {
      err.println(counts(now));
      err.flush();
    }
  }

  /** Leaves the bar, so that what follows stands on lines of its own. */
  synchronized void end() {
    if (terminal && ticks > 0) {
      err.println();
    }
  }

  private static String counts(Status now) {
    return "%s: %,d of %,d".formatted(now.what(), now.done(), now.of());
  }
}
