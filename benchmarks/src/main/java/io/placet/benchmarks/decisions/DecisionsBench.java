package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.FloorProcess;
import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.load.Contest;
import io.placet.benchmarks.load.Pacing;
import io.placet.benchmarks.load.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions of the shipped gateway, each behind its read barrier; acknowledgements of withdrawals;
 * the view that both rest on. Each figure has a class of its own where it needs more than the
 * servers started here.
 */
public final class DecisionsBench implements Bench {
  static final String NAME = "decisions";

  private static final int CONTACTS = 20_000;

  /** Of a file that is imported. */
  private static final int LINES = 200_000;

  /** Enough that the barrier's rounds are shared by many, as they are under load. */
  private static final int CONNECTIONS = 256;

  private static final String CHECK_AND_READ = "check_and_read";

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int contacts = quick ? CONTACTS / 10 : CONTACTS;
    Pacing pacing = Pacing.of(quick);
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder();
      Shop shop = Shop.start(cleanup, folder, contacts);
      Questions.record(shop);
      FloorProcess hello = FloorProcess.start(cleanup, Hello.class);
      decide(report, pacing, targets(cleanup, folder, shop, hello), contacts);
      Bulk.measure(report, pacing, shop, hello.port(), hello.handle());
      Withdrawals.measure(report, pacing, cleanup, shop);
      report.add(new Import(shop.gateway()).measure(NAME, quick ? LINES / 10 : LINES));
    }
    ViewRebuild.measure(report, quick);
  }

  /**
   * How many decisions a second, and how long one takes at half of that: beside a bare server that
   * checks the question and reads one record, on one event loop and on as many as the gateway has,
   * and one that says hello.
   */
  private static void decide(Report report, Pacing pacing, List<Target> targets, int contacts)
      throws Exception {
    pacing.warmUp(targets);
    Contest saturated = pacing.saturate(targets);
    report.add(saturated.throughput(NAME, "strict_decisions_per_s", "decisions/s", contacts));

    double half = saturated.system().perSecond().median() / 2;
    double halfOfRead = saturated.floor(CHECK_AND_READ).perSecond().median() / 2;
    Target gateway = targets.get(0);
    Target read = targets.get(1);
    Target hello = targets.get(2);
    Map<Target, Double> rates = new LinkedHashMap<>();
    rates.put(gateway, half);
    // each at half of what it can do, so that both have as much of the processors to spare
    rates.put(read, halfOfRead);
    rates.put(read.as(CHECK_AND_READ + "_at_the_same_rate"), half);
    rates.put(hello, half);
    report.add(
        pacing
            .atRates(rates)
            .latency(NAME, "decision_latency_ms", contacts)
            .with("rate_per_s", half)
            .with(CHECK_AND_READ + "_rate_per_s", halfOfRead));
  }

  private static List<Target> targets(Cleanup cleanup, Path folder, Shop shop, FloorProcess hello)
      throws Exception {
    String tool = shop.gateway().bearer("toolToken");
    return List.of(
        new Target(
            "gateway",
            shop.generator(
                shop.gateway().port(),
                CONNECTIONS,
                shop.forEachContact(contact -> Questions.ask(contact, tool))),
            1,
            shop.processes()),
        checkAndRead(cleanup, folder, shop, CHECK_AND_READ, 1),
        new Target(
            "hello",
            shop.generator(hello.port(), CONNECTIONS, shop.forEachContact(Questions::askHello)),
            1,
            List.of(hello.handle())),
        checkAndRead(
            cleanup,
            folder,
            shop,
            CHECK_AND_READ + "_on_every_processor",
            Runtime.getRuntime().availableProcessors()));
  }

  private static Target checkAndRead(
      Cleanup cleanup, Path folder, Shop shop, String name, int eventLoops) throws Exception {
    FloorProcess read =
        FloorProcess.start(
            cleanup,
            CheckAndRead.class,
            CheckAndRead.arguments(folder.resolve(name), shop.contacts(), eventLoops));
    return new Target(
        name,
        shop.generator(
            read.port(), CONNECTIONS, shop.forEachContact(contact -> Questions.ask(contact, ""))),
        1,
        List.of(read.handle()));
  }
}
