package io.placet.domain.insight;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.insight.Measure.Contacts;
import io.placet.domain.insight.Measure.Funnel;
import io.placet.domain.insight.Measure.Members;
import io.placet.domain.insight.Measure.Retention;
import io.placet.domain.insight.Measure.Sum;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.domain.privacy.RunningTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is released for each window and each cell of a grid that is known beforehand.
 *
 * @param ref id and version: what is told under one version never changes its meaning
 * @param description for who reads the figures
 * @param purpose for which its events may be read
 * @param dimensions what it is broken down by
 * @param period how long a window is
 * @param bounds what a contact contributes in a month at most
 * @param rho what its figures of a month cost a contact
 */
public record Metric(
    MetricRef ref,
    String description,
    String purpose,
    Measure measure,
    List<Dimension> dimensions,
    Period period,
    Bounds bounds,
    BigDecimal rho) {
  private static final long WHOLE = 10_000;

  /** What the cells of a funnel are told by. */
  private static final String STEP = "step";

  /** What those of a retention are told by. */
  private static final String COHORT = "cohort";

  /** What sizes are told by. */
  private static final String SEGMENT = "segment";

  public Metric {
    dimensions = List.copyOf(dimensions);
    boolean hasOwnGrid =
        measure instanceof Funnel || measure instanceof Retention || measure instanceof Members;
    if (hasOwnGrid && !dimensions.isEmpty()) {
      throw new IllegalArgumentException("steps, cohorts and segments are not broken down further");
    }
    if (measure instanceof Members && !RunningTotal.pays(period.mostInAMonth())) {
      throw new IllegalArgumentException("sizes of segments are told by hour or day");
    }
    if (measure instanceof Members && bounds.cells() < 2) {
      throw new IllegalArgumentException("who enters a segment leaves it again: that is two cells");
    }
    if (measure.tellsContacts() && bounds.most() != 1) {
      throw new IllegalArgumentException("a contact counts for 1 where contacts are counted");
    }
    if (rho.signum() <= 0) {
      throw new IllegalArgumentException("figures cost something: rho is above 0");
    }
  }

  public Loss loss() {
    return Loss.ofRho(rho);
  }

  /**
   * The σ² of the noise that is drawn at once, at which all figures of a month together cost {@link
   * #rho}.
   */
  public Ratio variance() {
    return bounds.variance(Ratio.of(rho), sums());
  }

  /** The σ² of a figure; of running totals that of the worst of a month. */
  public Ratio varianceAtMost() {
    return variance().times(Ratio.of(sums(), 1));
  }

  /** In how many noisy sums a contribution is. */
  private int sums() {
    return measure instanceof Members ? RunningTotal.levels(period.mostInAMonth()) : 1;
  }

  /** The names of what its cells are told by, in order. */
  public List<String> dimensionNames() {
    if (measure instanceof Funnel) {
      return List.of(STEP);
    }
    if (measure instanceof Members) {
      return List.of(SEGMENT);
    }
    return measure instanceof Retention
        ? List.of(COHORT)
        : dimensions.stream().map(Dimension::name).toList();
  }

  /** Decimals of its smallest unit: 4 of amounts, else 0. */
  public int scale() {
    return measure instanceof Sum ? FieldValue.Decimal.SCALE : 0;
  }

  /** How many cells {@link #grid} has. */
  public long gridSize() {
    if (measure instanceof Funnel funnel) {
      return funnel.events().size();
    }
    if (measure instanceof Retention retention) {
      return retention.windows() + 1L;
    }
    if (measure instanceof Members members) {
      return members.segments().size();
    }
    long size = 1;
    for (Dimension dimension : dimensions) {
      size *= dimension.values().size() + 1L;
    }
    return size;
  }

  /** All cells of a window, in a fixed order; of a metric without dimension the one there is. */
  public List<List<String>> grid(Instant start, ZoneId zone) {
    if (measure instanceof Funnel funnel) {
      return funnel.events().stream().map(List::of).toList();
    }
    if (measure instanceof Retention retention) {
      return cohorts(start, retention, zone).stream().map(List::of).toList();
    }
    if (measure instanceof Members members) {
      return members.segments().stream().map(List::of).toList();
    }
    List<List<String>> cells = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> more = new ArrayList<>();
      for (List<String> cell : cells) {
        for (String value : dimension.all()) {
          List<String> longer = new ArrayList<>(cell);
          longer.add(value);
          more.add(List.copyOf(longer));
        }
      }
      cells = more;
    }
    return cells;
  }

  private List<String> cohorts(Instant start, Retention retention, ZoneId zone) {
    List<String> cohorts = new ArrayList<>();
    Instant cohort = start;
    for (int back = 0; back < retention.windows(); back++) {
      cohorts.add(cohort(cohort, zone));
      cohort = period.start(cohort.minusMillis(1), zone);
    }
    cohorts.add(Dimension.OTHER);
    return cohorts;
  }

  private static String cohort(Instant start, ZoneId zone) {
    return start.atZone(zone).toLocalDate().toString();
  }

  /** What an event adds, if it is one that is measured. */
  public Optional<Touch> touch(Event event) {
    if (!measure.events().contains(event.type())) {
      return Optional.empty();
    }
    return amount(event)
        .map(
            amount ->
                new Touch(
                    dimensions.stream().map(dimension -> dimension.of(event)).toList(),
                    amount,
                    event.occurredAt()));
  }

  private Optional<Long> amount(Event event) {
    if (measure instanceof Sum sum) {
      Optional<Long> amount = units(event.fields().get(sum.field()));
      return sum.subtracts().contains(event.type()) ? amount.map(units -> -units) : amount;
    }
    return Optional.of(
        measure instanceof Funnel funnel ? (long) funnel.events().indexOf(event.type()) : 1L);
  }

  /** In 1/10,000; a number that is too large counts as the largest there is. */
  private static Optional<Long> units(@Nullable FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return Optional.of(decimal.unscaled());
    }
    if (value instanceof FieldValue.Whole whole) {
      long limit = Long.MAX_VALUE / WHOLE;
      return Optional.of(Math.max(-limit, Math.min(limit, whole.value())) * WHOLE);
    }
    return Optional.empty();
  }

  /**
   * What a contact contributes to the cells of a window, each within {@link Bounds#most}; to how
   * many of them it may is not looked at yet.
   *
   * @param touches of the contact in the window, in any order
   * @param first when the contact's first event was seen that makes it active: of retention
   */
  public Map<List<String>, Long> contributions(
      List<Touch> touches, Instant start, Optional<Instant> first, ZoneId zone) {
    Map<List<String>, Long> cells = new TreeMap<>(Metric::byValues);
    if (touches.isEmpty()) {
      return cells;
    }
    if (measure instanceof Funnel funnel) {
      steps(touches, funnel).forEach(step -> cells.put(List.of(step), 1L));
      return cells;
    }
    if (measure instanceof Retention retention) {
      String cohort = cohort(period.start(first.orElse(start), zone), zone);
      boolean isTold = cohorts(start, retention, zone).contains(cohort);
      cells.put(List.of(isTold ? cohort : Dimension.OTHER), 1L);
      return cells;
    }
    for (Touch touch : touches) {
      cells.merge(touch.cell(), touch.amount(), Metric::add);
    }
    cells.replaceAll((cell, amount) -> measure instanceof Contacts ? 1L : bounds.clip(amount));
    return cells;
  }

  /** Cells value by value: joined, those of {@code [a, b]} and {@code a} would be alike. */
  private static int byValues(List<String> one, List<String> other) {
    for (int place = 0; place < Math.min(one.size(), other.size()); place++) {
      int order = one.get(place).compareTo(other.get(place));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static long add(long one, long other) {
    long sum = one + other;
    boolean overflows = ((one ^ sum) & (other ^ sum)) < 0;
    return overflows ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  /** The steps that were come to, each not before the one in front of it. */
  private static List<String> steps(List<Touch> touches, Funnel funnel) {
    List<String> reached = new ArrayList<>();
    Instant after = Instant.MIN;
    for (int step = 0; step < funnel.events().size(); step++) {
      Optional<Instant> first = firstOf(touches, step, after);
      if (first.isEmpty()) {
        return reached;
      }
      after = first.get();
      reached.add(funnel.events().get(step));
    }
    return reached;
  }

  private static Optional<Instant> firstOf(List<Touch> touches, int step, Instant notBefore) {
    return touches.stream()
        .filter(touch -> touch.amount() == step && !touch.at().isBefore(notBefore))
        .map(Touch::at)
        .min(Comparator.naturalOrder());
  }
}
