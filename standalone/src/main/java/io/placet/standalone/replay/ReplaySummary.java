package io.placet.standalone.replay;

import java.util.Locale;

/**
 * What a finished replay says: reasons of what it left out, then its counts as one line of JSON.
 */
final class ReplaySummary {
  private ReplaySummary() {}

  static void print(Replay.Console console, ReplaySequence sequence, ReplayState state) {
    sequence
        .skipped()
        .forEach((reason, count) -> console.err().printf("skipped: %,d (%s)%n", count, reason));
    console.err().flush();
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "{\"posted\":%d,\"accepted\":%d,\"withheld\":%d,\"rejected\":%d,\"skipped\":%d,\"seconds\":%.1f}",
                state.position(),
                state.position() - state.withheld() - state.rejected(),
                state.withheld(),
                state.rejected(),
                sequence.skippedInAll(),
                state.millis() / 1000.0));
    console.out().flush();
  }
}
