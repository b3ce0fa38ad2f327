package io.placet.jobs.contact.segment;

import io.placet.domain.segment.Timeline;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentMembershipState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What is kept of the contact at hand. */
final class ContactState {
  private final ValueState<String> pseudonym;
  private final ListState<PseudonymisedEvent> history;
  private final MapState<String, SegmentMembershipState> segments;

  ContactState(RuntimeContext context) {
    pseudonym = context.getState(new ValueStateDescriptor<>("pseudonym", Types.STRING));
    history =
        context.getListState(
            new ListStateDescriptor<>("history", AvroTypes.of(PseudonymisedEvent.class)));
    segments =
        context.getMapState(
            new MapStateDescriptor<>(
                "segments", Types.STRING, AvroTypes.of(SegmentMembershipState.class)));
  }

  Optional<String> pseudonym() throws Exception {
    return Optional.ofNullable(pseudonym.value());
  }

  void pseudonym(String current) throws Exception {
    pseudonym.update(current);
  }

  History history() throws Exception {
    List<PseudonymisedEvent> events = new ArrayList<>();
    history.get().forEach(events::add);
    return new History(events);
  }

  void append(PseudonymisedEvent event) throws Exception {
    history.add(event);
  }

  /** Replaces the history; of a contact without history only memberships are kept. */
  void history(History kept) throws Exception {
    if (!kept.events().isEmpty()) {
      history.update(kept.events());
      return;
    }
    history.clear();
    for (Map.Entry<String, SegmentMembershipState> segment : segments().entrySet()) {
      if (!segment.getValue().getMember()) {
        segments.remove(segment.getKey());
      }
    }
    if (segments.isEmpty()) {
      pseudonym.clear();
    }
  }

  Optional<SegmentMembershipState> segment(String id) throws Exception {
    return Optional.ofNullable(segments.get(id));
  }

  /** The segments that were ever judged, by id; changes to the state do not show in it. */
  Map<String, SegmentMembershipState> segments() throws Exception {
    Map<String, SegmentMembershipState> copy = new HashMap<>();
    for (Map.Entry<String, SegmentMembershipState> entry : segments.entries()) {
      copy.put(entry.getKey(), entry.getValue());
    }
    return copy;
  }

  void segment(String id, SegmentMembershipState state) throws Exception {
    segments.put(id, state);
  }

  void forgetSegment(String id) throws Exception {
    segments.remove(id);
  }

  /** Forgets the contact. */
  void clear() {
    pseudonym.clear();
    history.clear();
    segments.clear();
  }

  static Timeline timeline(SegmentMembershipState state) {
    return new Timeline(state.getMember(), state.getJudgedAt());
  }
}
