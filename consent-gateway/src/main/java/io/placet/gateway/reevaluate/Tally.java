package io.placet.gateway.reevaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many contacts were asked for in each run, and of how many the stream has said that they are
 * done; in memory, filled from the view at a start. Safe for several threads.
 */
final class Tally {
  /** A contact that was asked for. */
  record Asked(Run run, int partition, long offset) {}

  private static final class Counts {
    final OffsetSet asked = new OffsetSet();
    long outstanding;
  }

  private final Map<Run, Counts> runs = new HashMap<>();
  private final OffsetSet done = new OffsetSet();

  /** Runs for which all contacts were asked, and how many they were. */
  private final Map<Run, Long> asked = new HashMap<>();

  /** Runs that are over, and of how many contacts. */
  private final Map<Run, Long> complete = new HashMap<>();

  /** A contact is asked for, in place of where it was asked for before. */
  synchronized void asked(Asked now, Optional<Asked> before) {
    before.ifPresent(this::forget);
    Counts counts = runs.computeIfAbsent(now.run(), run -> new Counts());
    if (counts.asked.add(now.partition(), now.offset())
        && !done.contains(now.partition(), now.offset())) {
      counts.outstanding++;
    }
  }

  /** The record that asked for it is gone from the log. */
  synchronized void forget(Asked gone) {
    Counts counts = runs.get(gone.run());
    if (counts != null && counts.asked.remove(gone.partition(), gone.offset())) {
      if (!done.remove(gone.partition(), gone.offset())) {
        counts.outstanding--;
      }
      if (counts.asked.size() == 0) {
        runs.remove(gone.run());
      }
    }
  }

  /** The stream has judged whom a record asked for; it may be known before the record is read. */
  synchronized void done(int partition, long offset) {
    if (done.add(partition, offset)) {
      for (Counts counts : runs.values()) {
        if (counts.asked.contains(partition, offset)) {
          counts.outstanding--;
        }
      }
    }
  }

  synchronized void allAsked(Run run, long contacts) {
    asked.put(run, contacts);
  }

  synchronized void completed(Run run, long contacts) {
    complete.put(run, contacts);
  }

  /** How many were asked for, empty while not all are. */
  synchronized Optional<Long> allAsked(Run run) {
    return Optional.ofNullable(asked.get(run));
  }

  synchronized Optional<Long> completed(Run run) {
    return Optional.ofNullable(complete.get(run));
  }

  synchronized long askedSoFar(Run run) {
    return Optional.ofNullable(runs.get(run)).map(counts -> counts.asked.size()).orElse(0L);
  }

  synchronized long outstanding(Run run) {
    return Optional.ofNullable(runs.get(run)).map(counts -> counts.outstanding).orElse(0L);
  }

  /** The runs of which records are in the log. */
  synchronized List<Run> inTheLog() {
    return List.copyOf(runs.keySet());
  }

  /** The log of contacts is read anew. */
  synchronized void clearAsked() {
    runs.clear();
  }

  /** The stream's output is read anew. */
  synchronized void clearDone() {
    asked.clear();
    complete.clear();
  }
}
