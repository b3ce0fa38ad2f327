package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one contact is by the definitions of one purpose. */
final class Track {
  private static final int OVERHEAD = 250;

  private final PurposePlan plan;
  private final @Nullable Column[] columns;
  private final Timers timers;
  private final Bits leaves;
  private final Memberships memberships;
  private final Scores scores;
  private final Days days;

  /** Where each number stands. */
  final int[] positions;

  private Set<String> reach = Set.of();
  private int columnBytes;
  private boolean isLoading;

  private Track(
      PurposePlan plan, int[] positions, Timers timers, Bits leaves, Memberships memberships) {
    this.plan = plan;
    this.positions = positions;
    this.timers = timers;
    this.leaves = leaves;
    this.memberships = memberships;
    columns = new Column[plan.columns];
    scores = new Scores(plan.scores);
    days = new Days(plan.keeping);
  }

  /** Of whom nothing is known; what is true of nothing is so once anything is. */
  static Track blank(PurposePlan plan) {
    int[] positions = new int[plan.quantities.length];
    Arrays.fill(positions, Ladder.NOWHERE);
    Track blank =
        new Track(
            plan,
            positions,
            new Timers(plan.timed.length),
            new Bits(plan.rulesOfLeaf.length),
            new Memberships(plan.rules));
    for (Quantity quantity : plan.quantities) {
      quantity.update(blank, 0);
    }
    blank.memberships.settle(blank);
    return blank;
  }

  Track copy() {
    return new Track(plan, positions.clone(), timers.copy(), leaves.copy(), memberships.copy());
  }

  /** Takes in an event of the past, which is not judged. */
  void load(Event event, long time, long now) {
    isLoading = true;
    if (days.add(time, now)) {
      feed(event, time, now);
    }
    isLoading = false;
  }

  /** Takes the contact up once the past is loaded. */
  void start(long now, Set<String> reach, Set<String> members) {
    for (Column column : columns) {
      if (column != null) {
        updateAll(column.quantities(), now);
      }
    }
    updateAll(plan.computed, now);
    reach(reach, now);
    scores.start(this, now);
    memberships.start(this, plan.ruleOf, members);
  }

  /** The first instant after another at which anything changes by itself. */
  long next() {
    return Math.min(timers.next(), days.forgetsAt());
  }

  long forgetsAt() {
    return days.forgetsAt();
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** Takes in an event. */
  void take(Event event, long time, long now) {
    pass(now);
    boolean isFirst = days.isEmpty();
    if (!days.add(time, now)) {
      return;
    }
    if (isFirst) {
      turn();
    }
    feed(event, time, now);
  }

  /** Goes to an instant; up to then nothing else changes. */
  void pass(long now) {
    if (days.forgetsAt() <= now) {
      forget(now);
    }
    while (timers.next() <= now) {
      plan.timed[timers.nextOne()].update(this, now);
    }
  }

  void reach(Set<String> channels, long now) {
    reach = channels;
    updateAll(plan.reaches, now);
  }

  Set<String> reach() {
    return reach;
  }

  /** Adds what changed at an instant; see {@link Memberships} for what is settled. */
  void judge(Judging how, List<Outcome> outcomes) {
    memberships.judge(this, how, outcomes);
    scores.judge(this, how, outcomes);
  }

  /** Whether anything changed that may change what the contact is. */
  boolean isToBeJudged(Judging how) {
    return how.anew() || scores.isTouched() || memberships.isTouched(how.settles());
  }

  int judged() {
    return memberships.judged();
  }

  Bits leaves() {
    return leaves;
  }

  Column column(ColumnPlan column) {
    Column there = columns[column.id];
    return there == null ? plan.empties[column.id] : there;
  }

  void set(int leaf, boolean truth) {
    if (leaves.get(leaf) != truth) {
      leaves.set(leaf, truth);
      memberships.touch(plan.rulesOfLeaf[leaf]);
    }
  }

  void touchScore(int score) {
    scores.touch(score);
  }

  /** Plans a timer; one that does not advance would never end. */
  void plan(int timer, long instant, long now) {
    timers.set(timer, Math.max(instant, now + 1));
  }

  void updateAll(Quantity[] quantities, long now) {
    if (!isLoading) {
      for (Quantity quantity : quantities) {
        quantity.update(this, now);
      }
    }
  }

  void add(ColumnPlan to, long time, @Nullable FieldValue value, int steps, long now) {
    Column column = columns[to.id];
    if (column == null) {
      column = to.create();
      columns[to.id] = column;
      columnBytes += column.bytes();
    }
    int room = column.times.length;
    boolean isKept = column.add(time, value, steps, now);
    if (column.times.length > room) {
      columnBytes += column.bytes() * (column.times.length - room) / column.times.length;
    }
    if (isKept) {
      updateAll(column.quantities(), now);
    }
  }

  int weight() {
    return OVERHEAD
        + columnBytes
        + days.bytes()
        + timers.bytes()
        + leaves.bytes()
        + memberships.bytes()
        + scores.bytes()
        + Integer.BYTES * (positions.length + columns.length);
  }

  private void feed(Event event, long time, long now) {
    TypePlan type = plan.types.get(event.type());
    if (type != null) {
      type.take(this, event, time, now);
    }
  }

  private void forget(long now) {
    long start = days.forget(now);
    for (Column column : columns) {
      if (column != null && column.dropBefore(start)) {
        updateAll(column.quantities(), now);
        updateAll(column.computed(), now);
      }
    }
    if (days.isEmpty()) {
      turn();
    }
  }

  /** Of whom nothing is kept nothing is true, and nothing is said. */
  private void turn() {
    memberships.touchAll();
    scores.touchAll();
  }
}
