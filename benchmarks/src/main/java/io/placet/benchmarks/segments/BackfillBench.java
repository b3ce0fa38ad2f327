package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.gate.GatewayBeside;
import io.placet.benchmarks.gate.WithdrawalTimes;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a new segment takes to reach contacts who are there already, from the question that
 * defines it to the progress that says it is complete; and how long receipts of withdrawals take
 * meanwhile.
 */
public final class BackfillBench implements Bench {
  private static final String NAME = "segments";
  private static final int CONTACTS = 100_000;
  private static final int EVENTS_EACH = 50;

  /** In force before the new one. */
  private static final int SEGMENTS = 10;

  private static final Duration PAST = Duration.ofDays(180);

  /** At least so many withdrawals, however fast the new segment is complete. */
  private static final int WITHDRAWALS = 100;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    measure(report, CONTACTS / Part.of(quick));
  }

  private static void measure(Report report, int contacts) throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GatewayBeside gateway = rig.startGateway(cleanup);
      Defining.in(rig, SegmentMix.first(SEGMENTS), ScoreMix.three());
      GateLoad load = Shoppers.in(rig, cleanup, contacts);
      long events = (long) contacts * EVENTS_EACH;
      Instant now = Instant.now();
      load.queueEvents(0, events, ShopEvents.inTurn(EVENTS_EACH, now.minus(PAST), now));
      cleanup.keep(rig.startGate());
      rig.outputs(Topic.PSEUDONYMISED_EVENTS).await(events);
      long unused = rig.outputs(Topic.SEGMENT_CHANGES).last();
      WithdrawalTimes times = cleanup.keep(rig.withdrawalTimes());
      Backfill backfill = Backfill.begin(gateway);
      int withdrawn =
          load.withdrawUntil(
              () -> backfill.isOver() && times.receipts().size() >= WITHDRAWALS, times);
      double scaled = backfill.seconds() * CONTACTS / contacts;
      report.add(
          Result.of(NAME, "backfill_100k_s", scaled, "s", contacts)
              .with("as_measured_s", backfill.seconds())
              .with(
                  "members",
                  gateway
                      .ask("officerToken", "GET", "/v1/segments/" + Backfill.SEGMENT, "")
                      .getLong("size", 0L))
              .with("withdrawals", withdrawn));
      report.add(
          Result.latency(
              NAME,
              "backfill_withdrawal_to_receipt_ms",
              gateway.confirmations(times.receipts()),
              contacts));
    }
  }
}
