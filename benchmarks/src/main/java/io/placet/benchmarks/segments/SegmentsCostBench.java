package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.gate.Outputs;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.CpuTime;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.harness.Spread;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an event costs with everything on: the shipped job with segments and three scores, beside a
 * bare job from Kafka to Kafka over the same events, in this process with its broker. The events
 * are a year of a shop, on the events' own clock: windows slide out as they do in a year, only
 * faster. A contact has 120 of them, one every three days.
 */
public final class SegmentsCostBench implements Bench {
  private static final String NAME = "segments";
  private static final Duration YEAR = Duration.ofDays(365);

  private static final int ROUND = 600_000;
  private static final int ROUNDS = 3;
  private static final int CONTACTS = 5_000;

  private static final int SAMPLE = 5_000;

  private enum Contender {
    BARE(0),
    TEN(10),
    HUNDRED(100),
    THOUSAND(1_000);

    private final int segments;

    Contender(int segments) {
      this.segments = segments;
    }
  }

  /**
   * What a round came to.
   *
   * @param rate events for each second of processor time
   */
  private record Round(double rate, double changes, double scores) {}

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int part = Part.of(quick);
    int rounds = quick ? ROUNDS - 1 : ROUNDS;
    int events = ROUND / part;
    int contacts = CONTACTS / part;
    List<Contender> contenders = List.of(Contender.values());
    ShopEvents shop = year(contacts, events);
    // The compilers have met each of them before it counts.
    for (Contender contender : contenders) {
      round(contender, events / 3, contacts, year(contacts, events / 3));
    }
    Map<Contender, List<Round>> measured =
        Rounds.interleave(
            contenders, rounds, contender -> round(contender, events, contacts, shop));
    report.add(hundred(measured, shop, events));
    report.add(thousand(measured, shop, events));
    double bare = spread(measured, Contender.BARE, Round::rate).median();
    report.add(ColdContacts.measure(Math.max(1, part / 3)).beside("bare job", bare));
  }

  private static Result hundred(Map<Contender, List<Round>> measured, ShopEvents shop, int events) {
    Spread rate = spread(measured, Contender.HUNDRED, Round::rate);
    return Result.of(NAME, "segments_100_events_per_cpu_s", rate.median(), "events/CPU-s", events)
        .beside("bare job", spread(measured, Contender.BARE, Round::rate).median())
        .with(rate)
        .with("rules_per_event", touched(Contender.HUNDRED, shop))
        .with("changes_per_event", spread(measured, Contender.HUNDRED, Round::changes).median())
        .with("scores_per_event", spread(measured, Contender.HUNDRED, Round::scores).median());
  }

  /** How many times as much processor time an event takes. */
  private static Result thousand(
      Map<Contender, List<Round>> measured, ShopEvents shop, int events) {
    double ten = spread(measured, Contender.TEN, Round::rate).median();
    double thousand = spread(measured, Contender.THOUSAND, Round::rate).median();
    return Result.of(NAME, "segments_1000_vs_10_cpu", ten / thousand, "times", events)
        .with("with_10_events_per_cpu_s", ten)
        .with("with_1000_events_per_cpu_s", thousand)
        .with("with_10_rules_per_event", touched(Contender.TEN, shop))
        .with("with_1000_rules_per_event", touched(Contender.THOUSAND, shop))
        .with("with_10_changes_per_event", spread(measured, Contender.TEN, Round::changes).median())
        .with(
            "with_1000_changes_per_event",
            spread(measured, Contender.THOUSAND, Round::changes).median());
  }

  private static double touched(Contender contender, ShopEvents shop) {
    return new Touched(SegmentMix.first(contender.segments)).perEvent(shop, SAMPLE);
  }

  private static Spread spread(
      Map<Contender, List<Round>> measured, Contender contender, ToDoubleFunction<Round> what) {
    return Spread.of(
        measured.getOrDefault(contender, List.of()).stream().map(what::applyAsDouble).toList());
  }

  private static ShopEvents year(int contacts, int events) {
    Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
    return ShopEvents.skewed(contacts, end.minus(YEAR), end, events);
  }

  /** Over the middle of a queue: neither the start of the job nor its idle end counts. */
  private static Round round(Contender contender, int events, int contacts, ShopEvents shop)
      throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      Defining.in(rig, SegmentMix.first(contender.segments), ScoreMix.three());
      GateLoad load = Shoppers.in(rig, cleanup, contacts);
      load.queueEvents(0, events, shop);
      cleanup.keep(
          contender == Contender.BARE ? rig.startBare() : rig.startGate(EventClock.EVENTS));
      Outputs out = rig.outputs(Topic.PSEUDONYMISED_EVENTS);
      Outputs changes = rig.outputs(Topic.SEGMENT_CHANGES);
      Outputs scores = rig.outputs(Topic.SCORES);
      out.await(events / 5);
      double cpuBefore = CpuTime.seconds(ProcessHandle.current());
      long before = out.count();
      long changesBefore = changes.count();
      long scoresBefore = scores.count();
      out.await(events * 9L / 10);
      double done = out.count() - before;
      return new Round(
          done / (CpuTime.seconds(ProcessHandle.current()) - cpuBefore),
          (changes.count() - changesBefore) / done,
          (scores.count() - scoresBefore) / done);
    }
  }
}
