package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How late a membership is readable after the event that it follows from, on the wall clock and in
 * a steady shop, beside a plain consumer of a bare job's output.
 */
public final class SegmentsLiveBench implements Bench {
  private static final String NAME = "segments";
  private static final int SEGMENTS = 100;
  private static final int SHOPPERS = 5_000;
  private static final int EVENTS_EACH = 100;
  private static final int PROBES = 1_200;
  private static final Duration PAST = Duration.ofDays(180);

  @Override
  public void run(Report report, boolean quick) throws Exception {
    Probes probes = new Probes(SHOPPERS / Part.of(quick), PROBES / (quick ? 5 : 1));
    Histogram floor = bare(probes);
    measure(report, probes, floor);
  }

  private static Histogram bare(Probes probes) throws Exception {
    SingleObject<EventEnvelope> codec = SingleObject.of(EventEnvelope.class);
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = Shoppers.in(rig, cleanup, probes.shoppers());
      long history = history(probes);
      ShopEvents shop = shop(probes, history);
      load.queueEvents(0, history, shop);
      cleanup.keep(rig.startBare());
      rig.outputs(Topic.PSEUDONYMISED_EVENTS).await(history);
      Arrivals arrivals =
          cleanup.keep(
              new Arrivals(
                  rig,
                  Topic.PSEUDONYMISED_EVENTS,
                  record -> Optional.of(codec.decode(record.value()).getEventId())));
      probes.send(load, history, shop, arrivals, (contact, number) -> GateLoad.eventId(number));
      return arrivals.times();
    }
  }

  private static void measure(Report report, Probes probes, Histogram floor) throws Exception {
    SingleObject<Membership> codec = SingleObject.of(Membership.class);
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      List<SegmentDefinition> segments = new ArrayList<>(SegmentMix.first(SEGMENTS));
      segments.add(Probes.segment());
      Defining.in(rig, segments, ScoreMix.three());
      GateLoad load = Shoppers.in(rig, cleanup, probes.shoppers());
      long history = history(probes);
      ShopEvents shop = shop(probes, history);
      load.queueEvents(0, history, shop);
      cleanup.keep(rig.startGate());
      rig.outputs(Topic.PSEUDONYMISED_EVENTS).await(history);
      long unused = rig.outputs(Topic.SEGMENT_CHANGES).last();
      Arrivals arrivals =
          cleanup.keep(
              new Arrivals(
                  rig,
                  Topic.MEMBERSHIPS,
                  record ->
                      Optional.ofNullable(record.value())
                          .map(codec::decode)
                          .filter(membership -> membership.getSegmentId().equals(Probes.SEGMENT))
                          .map(Membership::getPseudonym)));
      Pseudonyms pseudonyms = rig.vault().pseudonyms("analytics");
      probes.send(
          load,
          history,
          shop,
          arrivals,
          (contact, number) -> pseudonyms.ofSubject(new SubjectId(GateLoad.subject(contact))));
      report.add(
          Result.latency(NAME, "event_to_membership_ms", arrivals.times(), history)
              .beside("plain consumer of a bare job", Result.p99Ms(floor)));
    }
  }

  /** Before the probes; with what comes then a contact has a hundred on average. */
  private static long history(Probes probes) {
    return Math.max(1, (long) probes.shoppers() * EVENTS_EACH - probes.events());
  }

  private static ShopEvents shop(Probes probes, long history) {
    Instant end = Instant.now();
    return ShopEvents.even(probes.shoppers(), end.minus(PAST), end, history);
  }
}
