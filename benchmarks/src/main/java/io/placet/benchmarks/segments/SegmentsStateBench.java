package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.gate.StateSize;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.Uids;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;

/**
 * How much state of the engine a contact with a hundred events of half a year takes, on the events'
 * own clock: what is kept for an hour only, such as e-mails that may give a scanner away, is gone
 * as it would be.
 */
public final class SegmentsStateBench implements Bench {
  private static final int SEGMENTS = 100;
  private static final int CONTACTS = 5_000;
  private static final int EVENTS_EACH = 100;
  private static final Duration PAST = Duration.ofDays(180);

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int contacts = CONTACTS / Part.of(quick);
    long events = (long) contacts * EVENTS_EACH;
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      Defining.in(rig, SegmentMix.first(SEGMENTS), ScoreMix.three());
      GateLoad load = Shoppers.in(rig, cleanup, contacts);
      Instant now = Instant.now();
      load.queueEvents(0, events, ShopEvents.even(contacts, now.minus(PAST), now, events));
      cleanup.keep(rig.startGate(EventClock.EVENTS));
      rig.outputs(Topic.PSEUDONYMISED_EVENTS).await(events);
      StateSize state = rig.settledState(Uids.SEGMENT_ENGINE);
      report.add(
          Result.of(
                  "segments",
                  "state_bytes_100_events",
                  (double) state.bytes() / contacts,
                  "B",
                  contacts)
              .with("of_these_changes", (double) state.changes() / contacts));
    }
  }
}
