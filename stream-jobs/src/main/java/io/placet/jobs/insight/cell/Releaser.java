package io.placet.jobs.insight.cell;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.PrivacyLedger;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.insight.bound.Declared;
import io.placet.jobs.insight.bound.OpenWindow;
import io.placet.jobs.insight.ledger.LedgerReader;
import io.placet.jobs.insight.ledger.Released;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.insight.Charge;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sums cells until their window ends, and releases the window then: all cells of the grid, also
 * those that nobody contributed to, each with noise of its own, once. Of a metric one window after
 * the other is released, so how far it is says all that was released.
 *
 * <p>One key and one subtask: the budget is one. Whatever the state says, what the topic says was
 * released is over.
 */
public final class Releaser extends KeyedProcessFunction<String, CellContribution, TopicRecord> {
  private static final long serialVersionUID = 1L;

  /** The key of all that comes in. */
  public static final String ALL = "figures";

  private final RegisterSupplier register;
  private final LedgerReader reader;
  private final Draws draws;
  private transient Declared declared;
  private transient CellState state;
  private transient Released before;
  private transient PrivacyLedger ledger;
  private transient Windows windows;
  private transient ReleaseMetrics metrics;
  private transient boolean isMerged;

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public Releaser(RegisterSupplier register, LedgerReader reader, Draws draws) {
    this.register = register;
    this.reader = reader;
    this.draws = draws;
  }

  @Override
  public void open(OpenContext context) {
    declared = new Declared(register.get());
    state = new CellState(getRuntimeContext());
    before = reader.read();
    ledger = new PrivacyLedger(register.get().insights().budget());
    before.charges().forEach(paid -> ledger.restore(paid.month(), paid.metric(), paid.loss()));
    windows = new Windows(declared.zone(), draws.open());
    metrics = ReleaseMetrics.in(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(CellContribution one, Context ctx, Collector<TopicRecord> out)
      throws Exception {
    begin(one.getFrom(), ctx);
    Optional<Metric> metric =
        declared.find(new MetricRef(one.getMetric(), one.getVersion()).toString());
    if (metric.isEmpty()) {
      return;
    }
    Optional<Instant> next = state.next(metric.get().ref());
    if (next.isEmpty() || one.getFrom().isBefore(next.get())) {
      metrics.late().inc();
      return;
    }
    state.add(declared.window(metric.get(), one.getFrom()), one.getCell(), one.getAmount());
  }

  /**
   * Has each metric go on behind what was released of it. One of which nothing was begins with the
   * first contribution to any.
   */
  private void begin(Instant at, Context ctx) throws Exception {
    if (isMerged) {
      return;
    }
    isMerged = true;
    Optional<Instant> closed = closed();
    for (Metric metric : declared.all()) {
      Instant begun =
          state.next(metric.ref()).orElseGet(() -> metric.period().start(at, declared.zone()));
      Instant start = later(later(begun, before.until(metric.ref())), closed);
      if (metric.measure() instanceof Measure.Members && start.isAfter(begun)) {
        // A month's totals begin with the window that ends where the month begins.
        start = start.minusMillis(1);
      }
      start = metric.period().start(start, declared.zone());
      state.next(metric.ref(), start);
      plan(metric, start, ctx);
    }
  }

  private static Instant later(Instant one, Optional<Instant> other) {
    return other.filter(instant -> instant.isAfter(one)).orElse(one);
  }

  /**
   * Where figures were released that the state knows nothing of, nobody knows what contacts have
   * contributed, nor what running totals are made of: nothing more is released in the months that
   * were charged. The first instant after those.
   */
  private Optional<Instant> closed() throws Exception {
    return knowsAllThatWasReleased() ? Optional.empty() : before.newestMonth().map(declared::end);
  }

  private boolean knowsAllThatWasReleased() throws Exception {
    for (Metric metric : declared.all()) {
      Optional<Instant> known = state.next(metric.ref());
      Optional<Instant> released = before.until(metric.ref());
      if (released.isPresent() && known.filter(next -> !next.isBefore(released.get())).isEmpty()) {
        return false;
      }
    }
    return state.hasBegun();
  }

  private void plan(Metric metric, Instant start, Context ctx) {
    ctx.timerService().registerEventTimeTimer(declared.window(metric, start).lastMs());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext ctx, Collector<TopicRecord> out)
      throws Exception {
    begin(Instant.ofEpochMilli(timestamp), ctx);
    for (Metric metric : declared.all()) {
      Instant next = state.next(metric.ref()).orElseThrow();
      OpenWindow window = declared.window(metric, next);
      while (window.lastMs() <= timestamp) {
        release(window, out);
        state.next(metric.ref(), window.end());
        window = declared.window(metric, window.end());
      }
      plan(metric, window.start(), ctx);
    }
  }

  /**
   * Whether nothing was paid for the metric in the month, or what was paid is for the noise that it
   * has now: with another share or other bounds under the same version, both would be released.
   */
  private boolean isPaidAsDeclared(Charge declaredNow) {
    return before
        .charge(declaredNow.month(), declaredNow.metric())
        .filter(
            paid ->
                !paid.bounds().equals(declaredNow.bounds())
                    || !declaredNow.loss().isWithin(paid.loss())
                    || !paid.loss().isWithin(declaredNow.loss()))
        .isEmpty();
  }

  private void release(OpenWindow window, Collector<TopicRecord> out) throws Exception {
    Metric metric = window.metric();
    YearMonth month = window.month();
    Charge charge = new Charge(month, metric.ref(), metric.loss(), metric.bounds());
    boolean isNew = before.charge(month, metric.ref()).isEmpty();
    Map<List<String>, Long> sums = state.take(window);
    if (!isPaidAsDeclared(charge) || !ledger.charge(month, metric.ref(), metric.loss())) {
      metrics.refused().inc();
      windows.refuse(window, out);
      return;
    }
    if (isNew) {
      before.charge(charge);
      windows.charge(charge, out);
    }
    metrics
        .figures()
        .inc(
            metric.measure() instanceof Measure.Members
                ? windows.releaseTotals(window, sums, month, state, out)
                : windows.release(window, sums, out));
    metrics.windows().inc();
  }
}
