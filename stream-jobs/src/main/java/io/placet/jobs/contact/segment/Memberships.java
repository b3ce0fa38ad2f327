package io.placet.jobs.contact.segment;

import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.SegmentMembershipState;
import io.placet.schemas.avro.TopicRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** What becomes of the contact's memberships when something else than a rule decides. */
record Memberships(
    ContactState state, Plans plans, SegmentRecords records, SegmentMetrics metrics) {
  /**
   * A purpose stands no longer.
   *
   * @param at for those who read of it
   */
  record Ending(String purpose, ChangeReason reason, Instant at) {}

  /** A purpose ended: its memberships end. */
  void end(
      Ending ending,
      String pseudonym,
      SegmentCatalogue catalogue,
      TimerService timers,
      Collector<TopicRecord> out)
      throws Exception {
    Set<Instant> planned = plans.all();
    for (Map.Entry<String, SegmentMembershipState> entry : state.segments().entrySet()) {
      Optional<Segment> segment = catalogue.find(entry.getKey());
      // A membership that nothing explains any more rests on nothing.
      if (segment.isPresent() && !segment.get().purpose().equals(ending.purpose())) {
        continue;
      }
      exit(entry, ending.reason(), pseudonym, ending.at(), out);
      state.forgetSegment(entry.getKey());
    }
    plans.drop(planned, timers);
  }

  /** What was read for a purpose goes, as far as no other may use it. */
  void forget(String purpose, TimerService timers) throws Exception {
    keep(state.history().without(purpose), timers);
  }

  /** Of the history only this stays. */
  void keep(History kept, TimerService timers) throws Exception {
    Set<Instant> planned = plans.all();
    state.history(kept);
    plans.drop(planned, timers);
  }

  /** Nothing of the contact stays, neither here nor in what is kept of it by pseudonym. */
  void erase(ErasureSignal signal, String current, TimerService timers, Collector<TopicRecord> out)
      throws Exception {
    String pseudonym = state.pseudonym().orElse(current);
    for (Map.Entry<String, SegmentMembershipState> segment : state.segments().entrySet()) {
      exit(segment, ChangeReason.ERASED, pseudonym, signal.getAt(), out);
    }
    Set<Instant> planned = plans.all();
    state.clear();
    plans.drop(planned, timers);
    metrics.passed().inc();
    records.passed(signal, out);
  }

  /**
   * Moves the contact's rows where its pseudonym is another now; at no time does it have two.
   *
   * @param known the pseudonym that its rows have
   * @param current empty where its epoch is over and the key destroyed: then the rows stay
   * @return the pseudonym that its rows have then
   */
  String follow(Optional<String> known, String current, Collector<TopicRecord> out)
      throws Exception {
    if (known.isEmpty() || known.get().equals(current) || current.isEmpty()) {
      return known.orElse(current);
    }
    for (Map.Entry<String, SegmentMembershipState> entry : state.segments().entrySet()) {
      SegmentMembershipState segment = entry.getValue();
      if (segment.getMember()) {
        Instant since = segment.getSince() == null ? segment.getJudgedAt() : segment.getSince();
        metrics.moved().inc();
        records.moved(known.get(), current, entry.getKey(), segment.getVersion(), since, out);
      }
    }
    state.pseudonym(current);
    return current;
  }

  private void exit(
      Map.Entry<String, SegmentMembershipState> segment,
      ChangeReason reason,
      String pseudonym,
      Instant at,
      Collector<TopicRecord> out) {
    if (segment.getValue().getMember()) {
      metrics.exited(reason);
      records.exited(pseudonym, segment.getKey(), segment.getValue().getVersion(), reason, at, out);
    }
  }
}
