package io.placet.acceptance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which write each record of the log comes from, and which contact a subject is. A record that
 * nobody was told of must come from a write that was not answered.
 */
final class Origins {
  private record KeyChange(Key key, Change change) {}

  /**
   * Writes of one kind that were not answered.
   *
   * @param earliest when the first was asked for; which of them made which record nobody knows
   * @param left how many may still have made one
   */
  private record Unanswered(long earliest, int left) {
    static final Unanswered NONE = new Unanswered(Long.MAX_VALUE, 0);

    Unanswered and(Unanswered more) {
      return new Unanswered(Math.min(earliest, more.earliest), left + more.left);
    }
  }

  private final Map<String, Logged> records = new HashMap<>();
  private final Map<String, String> contacts = new HashMap<>();
  private final Map<String, Write> writes = new HashMap<>();
  private final Map<KeyChange, Unanswered> unanswered = new HashMap<>();
  private final List<Frontier.Mark> invocations = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  Origins(History history) {
    history.log().forEach(record -> records.put(record.id(), record));
    history.writes().forEach(this::readWrite);
    history.log().forEach(this::readRecord);
  }

  List<Violation> violations() {
    return violations;
  }

  Optional<String> contactOf(Logged record) {
    return Optional.ofNullable(contacts.get(record.subject()));
  }

  /** When the record at an offset was asked for at the earliest. */
  List<Frontier.Mark> invocations() {
    return invocations;
  }

  private void readWrite(Write write) {
    if (write.acknowledgement().isEmpty()) {
      unanswered.merge(
          new KeyChange(write.key(), write.change()),
          new Unanswered(write.span().invoked(), 1),
          Unanswered::and);
      return;
    }
    Write.Acknowledgement told = write.acknowledgement().get();
    Logged record = records.get(told.record());
    if (record == null
        || !told.revision().equals(new Prefix(record.partition(), record.offset() + 1))
        || record.change() != write.change()
        || !record.purpose().equals(write.key().purpose())) {
      violations.add(new Violation(Rule.LOG, write + " is not in the log as told: " + record));
      return;
    }
    writes.put(record.id(), write);
    String known = contacts.putIfAbsent(record.subject(), write.key().contact());
    if (known != null && !known.equals(write.key().contact())) {
      violations.add(new Violation(Rule.LOG, known + " shares its subject with " + write.key()));
    }
  }

  private void readRecord(Logged record) {
    Write write = writes.get(record.id());
    if (write != null) {
      mark(record, write.span().invoked());
      return;
    }
    KeyChange kind =
        new KeyChange(new Key(contactOf(record).orElse(""), record.purpose()), record.change());
    Unanswered candidates = unanswered.getOrDefault(kind, Unanswered.NONE);
    if (candidates.left() == 0) {
      violations.add(new Violation(Rule.LOG, "nobody asked for " + record));
      return;
    }
    unanswered.put(kind, candidates.and(new Unanswered(Long.MAX_VALUE, -1)));
    mark(record, candidates.earliest());
  }

  private void mark(Logged record, long invoked) {
    invocations.add(new Frontier.Mark(invoked, record.partition(), record.offset()));
  }
}
