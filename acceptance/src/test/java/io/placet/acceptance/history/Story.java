package io.placet.acceptance.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small history written by hand; times are milliseconds, everything in partition 0. */
final class Story {
  static final Key KEY = new Key("user:1", "profiling");
  static final Key OTHER = new Key("user:2", "profiling");
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final List<Write> writes = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Logged> log = new ArrayList<>();

  private static Span span(long fromMs, long untilMs) {
    return new Span(fromMs * 1_000_000, untilMs * 1_000_000);
  }

  private static String id(long offset) {
    return "record-" + offset;
  }

  /** A record without the write that it comes from. */
  Story logged(Key key, Change change, long offset, long follows) {
    log.add(
        new Logged(
            0,
            offset,
            id(offset),
            key.contact(),
            key.purpose(),
            change,
            true,
            follows,
            Optional.empty()));
    return this;
  }

  Story told(Key key, Change change, long fromMs, long untilMs, long offset) {
    Write.Acknowledgement told = new Write.Acknowledgement(id(offset), new Prefix(0, offset + 1));
    writes.add(new Write(key, change, span(fromMs, untilMs), Optional.of(told)));
    return this;
  }

  Story unanswered(Key key, Change change, long fromMs) {
    writes.add(Write.unanswered(key, change, fromMs * 1_000_000));
    return this;
  }

  Story grant(Key key, long fromMs, long untilMs, long offset, long follows) {
    return logged(key, Change.GRANT, offset, follows)
        .told(key, Change.GRANT, fromMs, untilMs, offset);
  }

  Story withdrawal(Key key, long fromMs, long untilMs, long offset) {
    return logged(key, Change.WITHDRAWAL, offset, -1)
        .told(key, Change.WITHDRAWAL, fromMs, untilMs, offset);
  }

  /** A grant that an officer records, or one that ends by itself. */
  Story grant(long untilMs, long offset, long follows, boolean byPerson, Optional<Instant> end) {
    log.add(
        new Logged(
            0,
            offset,
            id(offset),
            KEY.contact(),
            KEY.purpose(),
            Change.GRANT,
            byPerson,
            follows,
            end));
    return told(KEY, Change.GRANT, untilMs - 1, untilMs, offset);
  }

  Story allow(long fromMs, long untilMs, long end, long record) {
    return decide(0, fromMs, untilMs, end, Optional.of(id(record)), NOON);
  }

  Story deny(long fromMs, long untilMs, long end) {
    return decide(0, fromMs, untilMs, end, Optional.empty(), NOON);
  }

  Story decide(
      int instance, long fromMs, long untilMs, long end, Optional<String> record, Instant asOf) {
    decisions.add(
        new Decision(
            KEY,
            instance,
            span(fromMs, untilMs),
            record.isPresent(),
            record,
            new Prefix(0, end),
            asOf));
    return this;
  }

  History history() {
    return new History(writes, decisions, log);
  }

  List<Rule> broken() {
    return Checker.check(history()).stream().map(Violation::rule).toList();
  }
}
