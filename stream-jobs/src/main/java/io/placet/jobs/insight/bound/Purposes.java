package io.placet.jobs.insight.bound;

import io.placet.schemas.avro.PseudonymisedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What is known of the purposes of the contact at hand: where each ended, and where it stood. */
final class Purposes {
  private static final long NEVER = -1;

  private final Map<String, Map<String, Long>> endedBefore;
  private final MapState<String, Long> ended;
  private final MapState<String, Long> passed;

  /** Those of a contact, with what had ended before this attempt began. */
  Purposes(RuntimeContext context, EarlierEndings earlier) {
    endedBefore = earlier.read();
    ended = context.getMapState(new MapStateDescriptor<>("ended", Types.STRING, Types.LONG));
    passed = context.getMapState(new MapStateDescriptor<>("passed", Types.STRING, Types.LONG));
  }

  /** The purposes of an event that had not ended after the gate judged it. */
  List<String> standing(PseudonymisedEvent event) throws Exception {
    Position judged = Position.of(event.getRevision());
    List<String> standing = new ArrayList<>();
    for (String purpose : event.getPurposes()) {
      if (judged.isAfter(end(purpose, event.getPseudonym()))) {
        standing.add(purpose);
      }
    }
    return standing;
  }

  /** An event passed the gate for a purpose; whether none had since the purpose ended last. */
  boolean pass(String purpose, PseudonymisedEvent event) throws Exception {
    boolean stood = stands(purpose, event.getPseudonym());
    Position judged = Position.of(event.getRevision());
    Long known = passed.get(purpose);
    if (known == null || judged.isAfter(new Position(known))) {
      passed.put(purpose, judged.offset());
    }
    return !stood && stands(purpose, event.getPseudonym());
  }

  /** Whether an event has passed for a purpose since that ended last, if it ever did. */
  boolean stands(String purpose, String pseudonym) throws Exception {
    Long known = passed.get(purpose);
    return known != null && new Position(known).isAfter(end(purpose, pseudonym));
  }

  /** Purposes ended at a position. */
  void end(Collection<String> purposes, Position position) throws Exception {
    for (String purpose : purposes) {
      Long known = ended.get(purpose);
      if (known == null || known < position.offset()) {
        ended.put(purpose, position.offset());
      }
    }
  }

  /** Where each had ended before this attempt began. */
  Map<String, Long> endedBefore(String pseudonym) {
    return endedBefore.getOrDefault(pseudonym, Map.of());
  }

  /** Where a purpose ended last. */
  private Position end(String purpose, String pseudonym) throws Exception {
    long before = endedBefore(pseudonym).getOrDefault(purpose, NEVER);
    Long since = ended.get(purpose);
    return new Position(since == null ? before : Math.max(since, before));
  }
}
