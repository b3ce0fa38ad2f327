package io.placet.jobs.insight.bound;

import io.placet.schemas.avro.PseudonymisedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What is known of the purposes of the contact at hand: where each ended, and where it stood. */
final class Purposes {
  private static final long NEVER = -1;

  private final Set<String> followed;
  private final Map<String, Map<String, Long>> endedBefore;
  private final MapState<String, Long> ended;
  private final MapState<String, Long> passed;

  /**
   * Those of a contact, with what had ended before this attempt began.
   *
   * @param followed of which it has to be known whether they stand
   */
  Purposes(RuntimeContext context, EarlierEndings earlier, Set<String> followed) {
    this.followed = followed;
    endedBefore = earlier.read();
    ended = context.getMapState(new MapStateDescriptor<>("ended", Types.STRING, Types.LONG));
    passed = context.getMapState(new MapStateDescriptor<>("passed", Types.STRING, Types.LONG));
  }

  /**
   * What stands of an event.
   *
   * @param purposes for which it may be read
   * @param isNew whether for one of those that are followed none had passed since that ended last
   */
  record Standing(List<String> purposes, boolean isNew) {
    Standing {
      purposes = List.copyOf(purposes);
    }
  }

  /** Those of the purposes asked for that had not ended after the gate judged an event. */
  List<String> standing(PseudonymisedEvent event, Collection<String> asked) throws Exception {
    Position judged = Position.of(event.getRevision());
    List<String> standing = new ArrayList<>();
    for (String purpose : asked) {
      if (judged.isAfter(end(purpose, event.getPseudonym()))) {
        standing.add(purpose);
      }
    }
    return standing;
  }

  /**
   * The same of an event that passed the gate, which is noted. Of a purpose that stands no later
   * event is: an ending that overtakes it ends too much.
   */
  Standing pass(PseudonymisedEvent event, Collection<String> asked) throws Exception {
    Position judged = Position.of(event.getRevision());
    List<String> standing = new ArrayList<>();
    boolean isNew = false;
    for (String purpose : asked) {
      Position end = end(purpose, event.getPseudonym());
      if (judged.isAfter(end)) {
        standing.add(purpose);
        isNew |= followed.contains(purpose) && note(purpose, judged, end);
      }
    }
    return new Standing(standing, isNew);
  }

  private boolean note(String purpose, Position judged, Position end) throws Exception {
    Long known = passed.get(purpose);
    boolean isNew = known == null || !new Position(known).isAfter(end);
    if (isNew) {
      passed.put(purpose, judged.offset());
    }
    return isNew;
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
