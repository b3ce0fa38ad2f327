package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Member;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Keeping;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.ContactMark;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentMembershipState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * A contact as landings up to 0006 kept it: its pseudonym, its events as they came, a timeline for
 * each segment that it was ever judged by, and a timer for each instant. It is taken over when it
 * is next met.
 */
final class EarlierContact {
  private final ValueState<String> pseudonym;
  private final ListState<PseudonymisedEvent> history;
  private final MapState<String, SegmentMembershipState> segments;
  private final Register register;
  private final ReadRights rights;

  EarlierContact(RuntimeContext context, Register register, ReadRights rights) {
    this.register = register;
    this.rights = rights;
    pseudonym = context.getState(new ValueStateDescriptor<>("pseudonym", Types.STRING));
    history =
        context.getListState(
            new ListStateDescriptor<>("history", AvroTypes.of(PseudonymisedEvent.class)));
    segments =
        context.getMapState(
            new MapStateDescriptor<>(
                "segments", Types.STRING, AvroTypes.of(SegmentMembershipState.class)));
  }

  /**
   * A contact that was taken over.
   *
   * @param versions of the segments that it was judged by
   */
  record Taken(ContactMark mark, Map<String, Integer> versions) {
    Taken {
      versions = Map.copyOf(versions);
    }
  }

  /** Takes the contact at hand over, if it has an earlier form, and leaves nothing of that. */
  Optional<Taken> takeOver(ContactState state, TimerService timers) throws Exception {
    String name = pseudonym.value();
    if (name == null) {
      return Optional.empty();
    }
    List<PseudonymisedEvent> events = new ArrayList<>();
    history.get().forEach(events::add);
    Map<String, SegmentMembershipState> judged = new HashMap<>();
    for (Map.Entry<String, SegmentMembershipState> entry : segments.entries()) {
      judged.put(entry.getKey(), entry.getValue());
    }
    planned(events, judged).forEach(timers::deleteEventTimeTimer);
    ContactMark mark = Contact.noMark();
    mark.setPseudonym(name);
    List<KeptEvent> kept = new ArrayList<>();
    for (PseudonymisedEvent event : events) {
      rights.of(event, Long.MIN_VALUE).ifPresent(kept::add);
      mark.setRevision(event.getRevision());
    }
    state.replace(kept);
    Map<String, Integer> versions = new HashMap<>();
    for (Map.Entry<String, SegmentMembershipState> entry : judged.entrySet()) {
      takeOver(entry.getKey(), entry.getValue(), state);
      versions.put(entry.getKey(), entry.getValue().getVersion());
      mark.setJudgedAt(later(mark.getJudgedAt(), entry.getValue().getJudgedAt()));
    }
    pseudonym.clear();
    history.clear();
    return Optional.of(new Taken(mark, versions));
  }

  private static void takeOver(String id, SegmentMembershipState segment, ContactState state)
      throws Exception {
    if (segment.getMember()) {
      Instant since = segment.getSince() == null ? segment.getJudgedAt() : segment.getSince();
      state.enter(id, new Member(segment.getVersion(), since));
    } else {
      state.leave(id);
    }
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  /** The instants for which it had timers. */
  private Set<Long> planned(
      List<PseudonymisedEvent> events, Map<String, SegmentMembershipState> judged) {
    Set<Long> planned = new TreeSet<>();
    for (PseudonymisedEvent event : events) {
      for (Purpose purpose : register.purposes()) {
        planned.add(Keeping.of(purpose.retention()).end(event.getOccurredAt()).toEpochMilli());
      }
    }
    for (SegmentMembershipState segment : judged.values()) {
      if (segment.getNextChange() != null) {
        planned.add(segment.getNextChange().toEpochMilli());
      }
    }
    return planned;
  }
}
