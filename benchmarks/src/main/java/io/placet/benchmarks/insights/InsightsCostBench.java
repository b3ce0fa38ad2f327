package io.placet.benchmarks.insights;

import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.CpuTime;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.harness.Spread;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalJob;
import io.placet.jobs.insight.FigureTime;
import io.placet.jobs.insight.InsightsJob;
import io.placet.jobs.insight.InsightsJobConfig;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an event costs in the job of figures, beside a bare job over the same events, in this
 * process with its broker: a year of a shop behind the shipped gate, on the events' own clock, with
 * the metrics of the sample register. Windows of hours, days, weeks and months end as they do in a
 * year, only faster.
 */
public final class InsightsCostBench implements Bench {
  private static final String NAME = "insights";

  private static final int EVENTS = 600_000;
  private static final int CONTACTS = 5_000;
  private static final int ROUNDS = 3;
  private static final int PARALLELISM = 2;

  private enum Contender {
    INSIGHTS,
    BARE,
    DISCARDING
  }

  /**
   * What a round came to.
   *
   * @param rate events for each second of processor time
   * @param figures entries released for each event
   */
  private record Round(double rate, double figures) {}

  private int started;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int part = Part.of(quick);
    List<Contender> contenders = List.of(Contender.values());
    try (Cleanup cleanup = new Cleanup()) {
      PassedEvents passed = PassedEvents.fill(cleanup, CONTACTS / part, EVENTS / part);
      // The compilers have met each of them before it counts.
      for (Contender contender : contenders) {
        round(contender, passed);
      }
      Map<Contender, List<Round>> rounds =
          Rounds.interleave(contenders, ROUNDS, contender -> round(contender, passed));
      Spread rate = spread(Contender.INSIGHTS, rounds, Round::rate);
      report.add(
          Result.of(NAME, "insights_events_per_cpu_s", rate.median(), "events/CPU-s", EVENTS / part)
              .beside("bare job", spread(Contender.BARE, rounds, Round::rate).median())
              .beside("discarding", spread(Contender.DISCARDING, rounds, Round::rate).median())
              .with(rate)
              .with(
                  "entries_per_event",
                  spread(Contender.INSIGHTS, rounds, Round::figures).median()));
    }
  }

  private static Spread spread(
      Contender contender, Map<Contender, List<Round>> rounds, ToDoubleFunction<Round> what) {
    return Spread.of(
        rounds.getOrDefault(contender, List.of()).stream().map(what::applyAsDouble).toList());
  }

  /** Over the middle of a queue: neither the start of the job nor its idle end counts. */
  private Round round(Contender contender, PassedEvents passed) throws Exception {
    passed.forgetFigures();
    try (LocalJob job = start(contender, passed.rig(), passed.stateOf("r" + started++))) {
      ReadRecords read = new ReadRecords(Topic.PSEUDONYMISED_EVENTS);
      read.await(passed.events() / 5);
      double cpuBefore = CpuTime.seconds(ProcessHandle.current());
      long before = read.count();
      long figuresBefore = passed.rig().outputs(Topic.INSIGHTS).count();
      read.await(passed.events() * 9 / 10);
      double done = read.count() - before;
      double cpu = CpuTime.seconds(ProcessHandle.current()) - cpuBefore;
      long figures = passed.rig().outputs(Topic.INSIGHTS).count() - figuresBefore;
      job.cancel();
      return new Round(done / cpu, figures / done);
    }
  }

  private static LocalJob start(Contender contender, GateRig rig, Path folder) {
    ClusterSettings settings = new ClusterSettings(folder, PARALLELISM, GateRig.CHECKPOINTS);
    return switch (contender) {
      case INSIGHTS ->
          InsightsJob.start(
              new InsightsJobConfig(
                  rig.bootstrapServers(),
                  RegisterLoader.sampleYaml(),
                  folder,
                  PARALLELISM,
                  FigureTime.of(EventClock.EVENTS),
                  GateRig.CHECKPOINTS));
      case BARE -> BareReader.passingOn(rig.bootstrapServers(), rig.partitions(), settings);
      case DISCARDING -> BareReader.discarding(rig.bootstrapServers(), rig.partitions(), settings);
    };
  }
}
