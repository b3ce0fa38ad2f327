package io.placet.gateway.fuzz;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What was asked and answered: a fuzz that is turned away at the door shows nothing. */
final class Tally {
  private static final int KINDS = 60;

  /** So many characters of what is wrong tell one kind from another. */
  private static final int KIND = 110;

  private record OfOperation(LongAdder asked, LongAdder done, LongAdder nanos) {
    OfOperation() {
      this(new LongAdder(), new LongAdder(), new LongAdder());
    }

    @Override
    public String toString() {
      return "%d asked, %d done, %d ms"
          .formatted(asked.sum(), done.sum(), nanos.sum() / 1_000_000 / Math.max(1, asked.sum()));
    }
  }

  private final Map<String, OfOperation> operations = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Promises.Seen seen = new Promises.Seen();

  private final Map<String, String> wrong = new ConcurrentHashMap<>();

  void add(Asked asked, Got got, long nanos) {
    OfOperation one =
        operations.computeIfAbsent(asked.operation().id(), first -> new OfOperation());
    one.asked().increment();
    one.nanos().add(nanos);
    if (got.status() < 400) {
      one.done().increment();
    }
    statuses.computeIfAbsent(got.status(), first -> new LongAdder()).increment();
  }

  /** What was not as the document says, once of each kind. */
  void wrong(String what, String where) {
    if (wrong.size() < KINDS) {
      wrong.putIfAbsent(
          what.substring(0, Math.min(KIND, what.length())), what + "\n  " + where + "\n");
    }
  }

  /** All kinds of wrong answers that there were. */
  Collection<String> wrong() {
    return wrong.values();
  }

  Promises.Seen seen() {
    return seen;
  }

  long requests() {
    return statuses.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long of(int status) {
    return statuses.getOrDefault(status, new LongAdder()).sum();
  }

  /** How many operations were asked. */
  int operations() {
    return operations.size();
  }

  /** Those first that took most. */
  @Override
  public String toString() {
    return statuses
        + " "
        + seen
        + "\n"
        + operations.entrySet().stream()
            .sorted(Comparator.comparing(one -> -one.getValue().nanos().sum()))
            .map(one -> one.getKey() + ": " + one.getValue())
            .collect(Collectors.joining("\n"));
  }
}
