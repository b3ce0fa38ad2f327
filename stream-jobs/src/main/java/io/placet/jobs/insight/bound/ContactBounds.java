package io.placet.jobs.insight.bound;

import io.placet.domain.event.Event;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Touch;
import io.placet.domain.privacy.Bounds;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.insight.bound.ContactEvents.Counting;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what a contact did until its windows end, and then lets on what its bounds allow.
 *
 * <p><b>Unit of privacy.</b> One contact and one month of release. How many cells a contact has
 * contributed to is kept to the month's end under its pseudonym alone, and outlives withdrawal, new
 * grant and erasure. A pseudonym that a contact was given in a month contributes nothing in it.
 */
public final class ContactBounds
    extends KeyedCoProcessFunction<
        String, PseudonymisedEvent, ConsentTransition, CellContribution> {
  private static final long serialVersionUID = 1L;

  private final RegisterSupplier register;
  private final EarlierEndings earlier;
  private transient Declared declared;
  private transient ContactEvents events;
  private transient Spent spent;
  private transient Exhausted exhausted;
  private transient Purposes purposes;
  private transient Sizes sizes;
  private transient MapState<String, Long> first;
  private transient BoundMetrics metrics;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public ContactBounds(RegisterSupplier register, EarlierEndings earlier) {
    this.register = register;
    this.earlier = earlier;
  }

  @Override
  public void open(OpenContext context) {
    declared = new Declared(register.get());
    purposes = new Purposes(getRuntimeContext(), earlier, declared.followed());
    events = new ContactEvents(getRuntimeContext());
    spent =
        new Spent(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("used", Types.STRING, Types.INT)));
    exhausted = new Exhausted(getRuntimeContext());
    sizes = new Sizes(getRuntimeContext(), declared, spent);
    first =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("first", Types.STRING, Types.LONG));
    metrics = BoundMetrics.in(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(
      PseudonymisedEvent event, Context ctx, Collector<CellContribution> out) throws Exception {
    if (Memberships.isMembership(event)) {
      sizes.know(event, ctx.timerService());
      return;
    }
    boolean isChange = Memberships.isChange(event.getType());
    List<Metric> measuring = declared.of(event.getType());
    if (measuring.isEmpty() && (isChange || !isFollowed(event))) {
      return;
    }
    // What is told of segments is asked for each purpose of figures.
    Collection<String> asked = isChange ? declared.followed() : measured(event);
    List<String> standing = purposes.standing(event, asked);
    if (!isChange && purposes.pass(event, standing)) {
      sizes.plan(declared.sizes(), event.getOccurredAt(), ctx.timerService());
    }
    keep(event, standing, measuring, ctx);
  }

  /** Its purposes that figures have. */
  private List<String> measured(PseudonymisedEvent event) {
    return event.getPurposes().stream().filter(declared.purposes()::contains).toList();
  }

  private boolean isFollowed(PseudonymisedEvent event) {
    return event.getPurposes().stream().anyMatch(declared.followed()::contains);
  }

  private void keep(
      PseudonymisedEvent event, List<String> standing, List<Metric> measuring, Context ctx)
      throws Exception {
    if (standing.isEmpty() || measuring.isEmpty()) {
      return;
    }
    long watermark = ctx.timerService().currentWatermark();
    Exhausted.Known given = exhausted.known();
    boolean isLate = true;
    Set<Long> ends = new HashSet<>();
    for (Metric metric : measuring) {
      OpenWindow window = declared.window(metric, event.getOccurredAt());
      if (standing.contains(metric.purpose()) && window.lastMs() > watermark) {
        isLate = false;
        see(metric, event.getOccurredAt());
        if (!given.holds(window)) {
          ends.add(window.lastMs());
        }
      }
    }
    for (long end : ends) {
      ctx.timerService().registerEventTimeTimer(end);
    }
    if (!ends.isEmpty()) {
      events.put(event, standing, declared.fields());
    } else if (isLate) {
      metrics.late().inc();
    }
  }

  /** Cohorts are told by the first event that was seen. */
  private void see(Metric metric, Instant at) throws Exception {
    if (metric.measure() instanceof Measure.Retention) {
      Long known = first.get(metric.ref().toString());
      if (known == null || at.toEpochMilli() < known) {
        first.put(metric.ref().toString(), at.toEpochMilli());
      }
    }
  }

  @Override
  public void processElement2(
      ConsentTransition transition, Context ctx, Collector<CellContribution> out) throws Exception {
    if (transition.getMoved()) {
      YearMonth month = declared.monthOf(transition.getAt());
      close(month, ctx);
      close(YearMonth.from(now(ctx, transition.getAt()).atZone(declared.zone())), ctx);
    }
    if (transition.getAnswer() != null) {
      processElement1(Answers.event(transition), ctx, out);
    }
    if (transition.getEnded().isEmpty()) {
      return;
    }
    metrics.ended().inc();
    Position position = new Position(transition.getBelow());
    Set<String> ended = new HashSet<>(transition.getEnded());
    purposes.end(ended, position);
    events.end(ended, position);
    for (Metric metric : declared.all()) {
      if (ended.contains(metric.purpose())) {
        first.remove(metric.ref().toString());
      }
    }
    sizes.plan(declared.sizes(), transition.getAt(), ctx.timerService());
  }

  private void close(YearMonth month, Context ctx) throws Exception {
    spent.close(month);
    ctx.timerService().registerEventTimeTimer(declared.end(month).toEpochMilli());
  }

  /** Event time, where it has begun. */
  private static Instant now(Context ctx, Instant otherwise) {
    long watermark = ctx.timerService().currentWatermark();
    return watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE
        ? otherwise
        : Instant.ofEpochMilli(watermark);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<CellContribution> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(timestamp);
    List<OpenWindow> ending =
        declared.all().stream()
            .map(metric -> declared.window(metric, now))
            .filter(window -> window.lastMs() == timestamp)
            .toList();
    YearMonth month = declared.monthOf(now);
    boolean isMonthOver = declared.end(month.minusMonths(1)).equals(now);
    // A timer that is neither was set for a metric that is declared no more.
    if (!ending.isEmpty() || !isMonthOver) {
      takeAway(ctx.getCurrentKey());
      List<Counting> all = events.all();
      boolean spends = false;
      for (OpenWindow window : ending) {
        spends |= contribute(window, all, ctx, out);
      }
      if (spends) {
        Instant monthsEnd = declared.end(declared.monthOf(now.plusMillis(1)));
        ctx.timerService().registerEventTimeTimer(monthsEnd.toEpochMilli());
      }
      Exhausted.Known given = exhausted.known();
      for (Counting counting : all) {
        if (isOver(counting.event(), timestamp, given)) {
          events.remove(counting.id());
        }
      }
    }
    if (isMonthOver) {
      spent.forgetBefore(month);
      exhausted.forgetBefore(month);
      sizes.forgetBefore(month);
    }
  }

  /** What had ended before this attempt began, and was read of an earlier one's state. */
  private void takeAway(String pseudonym) throws Exception {
    for (Map.Entry<String, Long> end : purposes.endedBefore(pseudonym).entrySet()) {
      events.end(Set.of(end.getKey()), new Position(end.getValue()));
    }
  }

  /** Whether it adds to no window any more. */
  private boolean isOver(Event event, long timestamp, Exhausted.Known given) {
    return declared.of(event.type()).stream()
        .map(metric -> declared.window(metric, event.occurredAt()))
        .allMatch(window -> window.lastMs() <= timestamp || given.holds(window));
  }

  /**
   * Lets on what the contact did in a window that ends now.
   *
   * @return whether that is anything
   */
  private boolean contribute(
      OpenWindow window, List<Counting> all, OnTimerContext ctx, Collector<CellContribution> out)
      throws Exception {
    Metric metric = window.metric();
    String drawnFor = ctx.getCurrentKey() + metric.ref() + window.lastMs();
    ToLongFunction<List<String>> lot = touched -> Lot.of(drawnFor, touched);
    if (metric.measure() instanceof Measure.Members) {
      boolean stands = purposes.stands(metric.purpose(), ctx.getCurrentKey());
      return sizes.contribute(lot, window, stands, ctx.timerService(), out);
    }
    List<Touch> touches = touches(window, all, ctx.getCurrentKey());
    if (touches.isEmpty()) {
      return false;
    }
    Map<List<String>, Long> cells =
        new LinkedHashMap<>(
            metric.contributions(touches, window.start(), seen(metric), declared.zone()));
    int before = spent.on(metric.ref(), window.month());
    int allowed = metric.bounds().allowed(cells.size(), before);
    metrics.counted().inc(allowed);
    metrics.beyond().inc(cells.size() - (long) allowed);
    if (allowed == 0) {
      return false;
    }
    spent.set(metric.ref(), window.month(), before + allowed);
    if (before + allowed >= metric.bounds().cells()) {
      exhausted.add(window);
    }
    for (List<String> cell : Bounds.choose(cells.keySet(), allowed, lot)) {
      out.collect(window.contribution(cell, cells.getOrDefault(cell, 0L)));
    }
    return true;
  }

  private Optional<Instant> seen(Metric metric) throws Exception {
    return metric.measure() instanceof Measure.Retention
        ? Optional.ofNullable(first.get(metric.ref().toString())).map(Instant::ofEpochMilli)
        : Optional.empty();
  }

  private List<Touch> touches(OpenWindow window, List<Counting> all, String pseudonym)
      throws Exception {
    Metric metric = window.metric();
    boolean isOfSegments = metric.measure().events().stream().anyMatch(Memberships::isChange);
    boolean stands = !isOfSegments || purposes.stands(metric.purpose(), pseudonym);
    List<Touch> touches = new ArrayList<>();
    for (Counting counting : all) {
      Event event = counting.event();
      if (counting.purposes().contains(metric.purpose())
          && (stands || !Memberships.isChange(event.type()))
          && window.holds(event.occurredAt())) {
        metric.touch(event).ifPresent(touches::add);
      }
    }
    return touches;
  }
}
