package io.placet.domain.live;

import io.placet.domain.segment.Sequence.Step;
import java.util.Arrays;
import java.util.List;

/** What a column keeps, and for whom. Changes only until its plan is made. */
final class ColumnPlan {
  private static final long ALL = Long.MAX_VALUE;

  /** Which events, and what of them; equal for all that ask the same. */
  sealed interface Kind {
    Column create(ColumnPlan plan);
  }

  /** When they were. */
  record Dated() implements Kind {
    @Override
    public Column create(ColumnPlan plan) {
      return new Times(plan);
    }
  }

  /** Amounts of a property. */
  record Summed() implements Kind {
    @Override
    public Column create(ColumnPlan plan) {
      return new Sums(plan);
    }
  }

  /** Values of a property. */
  record Valued() implements Kind {
    @Override
    public Column create(ColumnPlan plan) {
      return new Values(plan);
    }
  }

  /** Steps of a sequence. */
  record Stepped(List<Step> steps) implements Kind {
    @Override
    public Column create(ColumnPlan plan) {
      return new Steps(plan, steps);
    }
  }

  /** Points that fade. */
  record Faded(double worth, double halfLifeMillis) implements Kind {
    @Override
    public Column create(ColumnPlan plan) {
      return new Fading(plan, worth, halfLifeMillis);
    }
  }

  final int id;
  final Kind kind;

  private Quantity[] quantities = {};
  private Quantity[] computed = {};

  /** How far back anything looks, in milliseconds; below 0 while only the newest is looked at. */
  private long reach = -1;

  ColumnPlan(int id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  /** What is derived from this column alone. */
  Quantity[] quantities() {
    return quantities;
  }

  /** What is computed of this column and of others. */
  Quantity[] computed() {
    return computed;
  }

  void derive(Quantity quantity) {
    quantities = with(quantities, quantity);
  }

  void compute(Quantity quantity) {
    computed = with(computed, quantity);
  }

  private static Quantity[] with(Quantity[] some, Quantity one) {
    Quantity[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one;
    return more;
  }

  /** Notes that a window of this length is looked at. */
  void reachTo(long millis) {
    reach = Math.max(reach, millis);
  }

  /** Notes that all that is kept is looked at. */
  void reachAll() {
    reach = ALL;
  }

  boolean isNewestOnly() {
    return reach < 0;
  }

  /** How many events at the start of a column nothing looks at any more. */
  int beyondReach(Column column, long now) {
    return reach == ALL ? 0 : column.after(now - reach);
  }

  Column create() {
    return kind.create(this);
  }
}
