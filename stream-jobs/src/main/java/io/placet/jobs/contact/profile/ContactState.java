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
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What is kept of the contact at hand: a mark, its events in blocks, where it is a member, and what
 * is known of its recent e-mails.
 */
final class ContactState {
  /** So many blocks of one event are made one. */
  private static final int LOOSE = 16;

  /** So many blocks are made one. */
  private static final int MOST_BLOCKS = 16;

  private final SingleObject<ContactMark> marks = SingleObject.of(ContactMark.class);
  private final EventBlocks blocks = new EventBlocks();
  private final ValueState<byte[]> mark;
  private final ListState<byte[]> kept;
  private final MapState<String, SegmentMembershipState> segments;
  private final ValueState<byte[]> held;
  private final HeldMailCodec mails = new HeldMailCodec();

  ContactState(RuntimeContext context) {
    mark =
        context.getState(
            new ValueStateDescriptor<>(
                "mark", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    kept =
        context.getListState(
            new ListStateDescriptor<>(
                "kept", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
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
   */
  record History(List<KeptEvent> events, List<KeptEvent> loose) {
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
    List<KeptEvent> events = new ArrayList<>();
    List<KeptEvent> loose = new ArrayList<>();
    for (byte[] block : kept.get()) {
      List<KeptEvent> held = blocks.decode(block);
      if (held.size() != 1) {
        loose.clear();
      } else {
        loose.addAll(held);
      }
      events.addAll(held);
    }
    return new History(events, loose);
  }

  /** Whether an event may be in the history; if not, it is not. Costs less than to read it. */
  boolean mayHold(String id) throws Exception {
    for (byte[] block : kept.get()) {
      if (EventBlocks.mayHold(block, id)) {
        return true;
      }
    }
    return false;
  }

  /** One more event, in a block of its own. */
  void append(KeptEvent event) throws Exception {
    kept.add(blocks.encode(List.of(event)));
  }

  /** Whether so many blocks of one event are to be made one. */
  static boolean isToBePacked(int loose) {
    return loose >= LOOSE;
  }

  /**
   * Makes one block of those at the end that hold one event each.
   *
   * @param loose their events
   */
  void pack(List<KeptEvent> loose) throws Exception {
    List<byte[]> stored = new ArrayList<>();
    for (byte[] block : kept.get()) {
      stored.add(block);
    }
    List<byte[]> packed = new ArrayList<>(stored.subList(0, stored.size() - loose.size()));
    if (packed.size() < MOST_BLOCKS) {
      packed.add(blocks.encode(loose));
      kept.update(packed);
      return;
    }
    List<KeptEvent> together = new ArrayList<>();
    packed.forEach(block -> together.addAll(blocks.decode(block)));
    together.addAll(loose);
    kept.update(List.of(blocks.encode(together)));
  }

  /** The history is this now. */
  void replace(List<KeptEvent> events) throws Exception {
    if (events.isEmpty()) {
      kept.clear();
    } else {
      kept.update(List.of(blocks.encode(events)));
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
