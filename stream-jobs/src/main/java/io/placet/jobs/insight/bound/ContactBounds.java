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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
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
  private transient FirstSeen first;
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
    first = new FirstSeen(getRuntimeContext());
    metrics = BoundMetrics.in(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(
      PseudonymisedEvent event, Context ctx, Collector<CellContribution> out) throws Exception {
    if (Memberships.isMembership(event)) {
      sizes.know(event, now(ctx, event.getOccurredAt()), ctx.timerService());
      return;
    }
    boolean isChange = Memberships.isChange(event.getType());
    List<Metric> measuring = declared.of(event.getType());
    if (measuring.isEmpty() && (isChange || !isFollowed(event))) {
      return;
    }
    // What is told of segments is asked for each purpose of figures.
    if (isChange) {
      keep(event, purposes.standing(event, declared.followed()), measuring, ctx);
      return;
    }
    Purposes.Standing standing = purposes.pass(event, measured(event));
    if (standing.isNew()) {
      sizes.plan(declared.sizes(), event.getOccurredAt(), ctx.timerService());
    }
    keep(event, standing.purposes(), measuring, ctx);
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
        first.see(metric, event.getOccurredAt());
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
    first.forget(declared.all(), ended);
    sizes.plan(declared.sizes(), now(ctx, transition.getAt()), ctx.timerService());
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
      Exhausted.Known given = exhausted.known();
      boolean isClosed = !ending.isEmpty() && spent.isClosed(ending.get(0).month());
      boolean spends = false;
      for (OpenWindow window : ending) {
        if (window.metric().measure() instanceof Measure.Members) {
          spends |= resize(window, ctx, out);
        } else if (!isClosed && !given.holds(window)) {
          spends |= contribute(window, all, ctx, out);
        }
      }
      if (spends) {
        Instant monthsEnd = declared.end(declared.monthOf(now.plusMillis(1)));
        ctx.timerService().registerEventTimeTimer(monthsEnd.toEpochMilli());
      }
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
    List<Touch> touches = touches(window, all, ctx.getCurrentKey());
    if (touches.isEmpty()) {
      return false;
    }
    Map<List<String>, Long> cells =
        new LinkedHashMap<>(
            metric.contributions(touches, window.start(), first.of(metric), declared.zone()));
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
    for (List<String> cell : Bounds.choose(cells.keySet(), allowed, lot(window, ctx))) {
      out.collect(window.contribution(cell, cells.getOrDefault(cell, 0L)));
    }
    return true;
  }

  /** Has sizes of segments change by what the contact entered and left. */
  private boolean resize(OpenWindow window, OnTimerContext ctx, Collector<CellContribution> out)
      throws Exception {
    if (!sizes.knowAny()) {
      return false;
    }
    boolean stands = purposes.stands(window.metric().purpose(), ctx.getCurrentKey());
    return sizes.contribute(lot(window, ctx), window, stands, ctx.timerService(), out);
  }

  private static ToLongFunction<List<String>> lot(OpenWindow window, OnTimerContext ctx) {
    String drawnFor = ctx.getCurrentKey() + window.metric().ref() + window.lastMs();
    return touched -> Lot.of(drawnFor, touched);
  }

  private List<Touch> touches(OpenWindow window, List<Counting> all, String pseudonym)
      throws Exception {
    Metric metric = window.metric();
    List<Touch> touches = new ArrayList<>();
    for (Counting counting : all) {
      Event event = counting.event();
      if (counting.purposes().contains(metric.purpose())
          && window.holds(event.occurredAt())
          && (!Memberships.isChange(event.type())
              || purposes.stands(metric.purpose(), pseudonym))) {
        metric.touch(event).ifPresent(touches::add);
      }
    }
    return touches;
  }
}
