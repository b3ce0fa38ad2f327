package io.placet.benchmarks.insights;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.segments.ShopEvents;
import io.placet.benchmarks.segments.Shoppers;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.flink.EventClock;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * A year of a shop as the shipped gate passed it on, once for all rounds, with the transitions of
 * its consents beside it.
 *
 * @param events behind the gate
 */
record PassedEvents(GateRig rig, long events) {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final long NAP_NANOS = 20_000_000L;

  static PassedEvents fill(Cleanup cleanup, int contacts, int events)
      throws IOException, InterruptedException {
    GateRig rig = GateRig.start(cleanup);
    Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
    try (Cleanup loading = new Cleanup()) {
      GateLoad load = Shoppers.in(rig, loading, contacts);
      load.queueEvents(0, events, ShopEvents.skewed(contacts, end.minus(YEAR), end, events));
    }
    try (ContactJob gate = rig.startGate(EventClock.EVENTS)) {
      rig.outputs(Topic.PSEUDONYMISED_EVENTS).await(events);
      long unused = rig.outputs(Topic.PSEUDONYMISED_EVENTS).last();
      gate.cancel();
    }
    return new PassedEvents(rig, Committed.count(rig, Topic.PSEUDONYMISED_EVENTS));
  }

  /** Nothing was released: what a round wrote would be the ledger of the next. */
  void forgetFigures() throws InterruptedException, ExecutionException {
    String insights = Topic.INSIGHTS.topicName();
    rig.admin().deleteTopics(Set.of(insights)).all().get();
    while (rig.admin().listTopics().names().get().contains(insights)) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    new TopicCatalogue(rig.partitions(), (short) 1, rig.register().retention())
        .createMissing(rig.admin());
  }

  /** A folder for the state of a round's job. */
  Path stateOf(String round) {
    return rig.folder().resolve(round);
  }
}
