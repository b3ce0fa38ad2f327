package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.gate.Outputs;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.CpuTime;
import io.placet.benchmarks.harness.Result;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;

/**
 * What an event costs whose contact the engine has not at hand, so that it reads the whole history
 * first: the job was stopped and started again, and each contact comes once.
 */
final class ColdContacts {
  private static final int CONTACTS = 20_000;
  private static final int EVENTS_EACH = 50;
  private static final int SEGMENTS = 100;
  private static final Duration PAST = Duration.ofDays(180);

  private ColdContacts() {}

  static Result measure(int part) throws Exception {
    int contacts = CONTACTS / part;
    long history = (long) contacts * EVENTS_EACH;
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      Defining.in(rig, SegmentMix.first(SEGMENTS), ScoreMix.three());
      GateLoad load = Shoppers.in(rig, cleanup, contacts);
      Instant end = Instant.now();
      ShopEvents shop = ShopEvents.even(contacts, end.minus(PAST), end, history + contacts);
      load.queueEvents(0, history, shop);
      Outputs out = rig.outputs(Topic.PSEUDONYMISED_EVENTS);
      try (ContactJob warm = rig.startGate(EventClock.EVENTS)) {
        out.await(history);
        long unused = rig.outputs(Topic.SEGMENT_CHANGES).last();
        warm.cancel();
      }
      cleanup.keep(rig.startGate(EventClock.EVENTS));
      long known = out.count();
      load.queueEvents(history, 1, shop);
      out.await(known + 1);
      known = out.count();
      load.queueEvents(history + 1, contacts - 1, shop);
      double cpuBefore = CpuTime.seconds(ProcessHandle.current());
      long before = out.count();
      out.await(known + contacts * 9L / 10);
      double done = out.count() - before;
      double rate = done / (CpuTime.seconds(ProcessHandle.current()) - cpuBefore);
      return Result.of(
              "segments", "segments_100_cold_events_per_cpu_s", rate, "events/CPU-s", contacts)
          .with("measured_events", done)
          .with("events_each", EVENTS_EACH);
    }
  }
}
