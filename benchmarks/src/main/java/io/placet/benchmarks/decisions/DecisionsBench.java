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
import java.util.List;

/**
 * How many decisions the shipped gateway gives, each behind its read barrier, and how long one
 * takes at half of that: beside a bare server that checks the question and reads one record, and
 * one that says hello.
 */
public final class DecisionsBench implements Bench {
  private static final String NAME = "decisions";
  private static final int CONTACTS = 20_000;

  /** Enough that the barrier's rounds are shared by many, as they are under load. */
  private static final int CONNECTIONS = 256;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int contacts = quick ? CONTACTS / 10 : CONTACTS;
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder();
      Shop shop = Shop.start(cleanup, folder, contacts);
      Questions.record(shop);
      List<Target> targets = targets(cleanup, folder, shop);
      Pacing pacing = Pacing.of(quick);

      pacing.warmUp(targets);
      Contest saturated = pacing.saturate(targets);
      report.add(saturated.throughput(NAME, "strict_decisions_per_s", "decisions/s", contacts));

      double rate = saturated.system().perSecond().median() / 2;
      report.add(
          pacing
              .atRate(targets, rate)
              .latency(NAME, "decision_latency_ms", contacts)
              .with("rate_per_s", rate));
    }
  }

  private static List<Target> targets(Cleanup cleanup, Path folder, Shop shop) throws Exception {
    FloorProcess read =
        FloorProcess.start(
            cleanup,
            CheckAndRead.class,
            CheckAndRead.arguments(folder.resolve("r"), shop.contacts()));
    FloorProcess hello = FloorProcess.start(cleanup, Hello.class);
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
        new Target(
            "check_and_read",
            shop.generator(
                read.port(),
                CONNECTIONS,
                shop.forEachContact(contact -> Questions.ask(contact, ""))),
            1,
            List.of(read.handle())),
        new Target(
            "hello",
            shop.generator(hello.port(), CONNECTIONS, shop.forEachContact(Questions::askHello)),
            1,
            List.of(hello.handle())));
  }
}
