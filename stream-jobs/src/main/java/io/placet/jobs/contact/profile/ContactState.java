package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Member;
import io.placet.domain.mail.MailHold;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.ContactMark;
import io.placet.schemas.avro.SegmentMembershipState;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What is kept of the contact at hand: a mark, its events in blocks, where it is a member, and what
 * is known of its recent e-mails. The newest events have a block each; so many of them become one
 * that is not written again until there are many of those. Blocks lie at places from 0 on.
 */
final class ContactState {
  /** So many blocks of one event are made one. */
  private static final int LOOSE = 16;

  /** So many blocks are made one. */
  private static final int MOST_BLOCKS = 16;

  private final SingleObject<ContactMark> marks = SingleObject.of(ContactMark.class);
  private final EventBlocks codec = new EventBlocks();
  private final ValueState<byte[]> mark;
  private final MapState<Integer, byte[]> kept;
  private final MapState<String, SegmentMembershipState> segments;
  private final ValueState<byte[]> held;
  private final HeldMailCodec mails = new HeldMailCodec();

  ContactState(RuntimeContext context) {
    mark =
        context.getState(
            new ValueStateDescriptor<>(
                "mark", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    kept =
        context.getMapState(
            new MapStateDescriptor<>(
                "kept", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    segments =
        context.getMapState(
            new MapStateDescriptor<>(
                "segments", Types.STRING, AvroTypes.of(SegmentMembershipState.class)));
    held =
        context.getState(
            new ValueStateDescriptor<>(
                "held", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  /**
   * A history as it is stored.
   *
   * @param events in order of arrival
   * @param loose those of them, at the end, that have a block of their own
   * @param blocks how many there are
   */
  record History(List<KeptEvent> events, List<KeptEvent> loose, int blocks) {
    History {
      events = List.copyOf(events);
      loose = List.copyOf(loose);
    }
  }

  /** Empty of a contact that is not known. */
  Optional<ContactMark> mark() throws Exception {
    byte[] stored = mark.value();
    return stored == null ? Optional.empty() : Optional.of(marks.decode(stored));
  }

  void mark(ContactMark present) throws Exception {
    mark.update(marks.encode(present));
  }

  History history() throws Exception {
    SortedMap<Integer, byte[]> blocks = new TreeMap<>();
    for (Map.Entry<Integer, byte[]> block : kept.entries()) {
      blocks.put(block.getKey(), block.getValue());
    }
    List<KeptEvent> events = new ArrayList<>();
    List<KeptEvent> loose = new ArrayList<>();
    for (byte[] block : blocks.values()) {
      List<KeptEvent> held = codec.decode(block);
      if (held.size() != 1) {
        loose.clear();
      } else {
        loose.addAll(held);
      }
      events.addAll(held);
    }
    return new History(events, loose, blocks.size());
  }

  /** Whether an event may be in the history; if not, it is not. Costs less than to read it. */
  boolean mayHold(String id) throws Exception {
    for (byte[] block : kept.values()) {
      if (EventBlocks.mayHold(block, id)) {
        return true;
      }
    }
    return false;
  }

  /** One more event, in a block of its own at the place behind all others. */
  void append(int place, KeptEvent event) throws Exception {
    kept.put(place, codec.encode(List.of(event)));
  }

  /** Whether so many blocks of one event are to be made one. */
  static boolean isToBePacked(int loose) {
    return loose >= LOOSE;
  }

  /**
   * Makes one block of those that hold one event each, or of all once there are many.
   *
   * @param first the place of the first of them
   * @param loose their events
   * @return how many blocks there are then
   */
  int pack(int first, List<KeptEvent> loose) throws Exception {
    if (first >= MOST_BLOCKS) {
      replace(history().events());
      return 1;
    }
    for (int place = first + 1; place < first + loose.size(); place++) {
      kept.remove(place);
    }
    kept.put(first, codec.encode(loose));
    return first + 1;
  }

  /** The history is this now, in one block. */
  void replace(List<KeptEvent> events) throws Exception {
    kept.clear();
    if (!events.isEmpty()) {
      kept.put(0, codec.encode(events));
    }
  }

  /** Where the contact is a member, by segment. */
  SortedMap<String, Member> members() throws Exception {
    SortedMap<String, Member> members = new TreeMap<>();
    for (Map.Entry<String, SegmentMembershipState> entry : segments.entries()) {
      SegmentMembershipState stored = entry.getValue();
      if (stored.getMember()) {
        members.put(
            entry.getKey(),
            new Member(
                stored.getVersion(),
                stored.getSince() == null ? stored.getJudgedAt() : stored.getSince()));
      }
    }
    return members;
  }

  void enter(String segment, Member member) throws Exception {
    segments.put(
        segment,
        SegmentMembershipState.newBuilder()
            .setVersion(member.version())
            .setMember(true)
            .setJudgedAt(member.since())
            .setSince(member.since())
            .setNextChange(null)
            .build());
  }

  void leave(String segment) throws Exception {
    segments.remove(segment);
  }

  /** What is known of its recent e-mails. */
  MailHold<KeptEvent> mail() throws Exception {
    byte[] stored = held.value();
    return stored == null ? MailHold.none() : mails.decode(stored);
  }

  void mail(MailHold<KeptEvent> present) throws Exception {
    if (present.isEmpty()) {
      held.clear();
    } else {
      held.update(mails.encode(present));
    }
  }

  /** Forgets the contact. */
  void clear() {
    held.clear();
    mark.clear();
    kept.clear();
    segments.clear();
  }
}
