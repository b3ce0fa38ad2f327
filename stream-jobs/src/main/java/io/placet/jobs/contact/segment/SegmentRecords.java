package io.placet.jobs.contact.segment;

import io.placet.domain.consent.ConsentKey;
import io.placet.jobs.flink.TopicRecords;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import org.apache.flink.util.Collector;

/** What the segment engine writes. */
final class SegmentRecords {
  private final SingleObject<SegmentChange> changes = SingleObject.of(SegmentChange.class);
  private final SingleObject<Membership> memberships = SingleObject.of(Membership.class);
  private final SingleObject<ShutOffPassed> shutOffs = SingleObject.of(ShutOffPassed.class);

  void entered(
      String pseudonym, String segment, int version, Instant at, Collector<TopicRecord> out) {
    byte[] key = Keys.membership(pseudonym, segment);
    SegmentChange change =
        new SegmentChange(
            pseudonym, segment, version, ChangeKind.ENTERED, ChangeReason.RULE, at, "", List.of());
    out.collect(TopicRecords.of(Topic.SEGMENT_CHANGES, key, changes, change));
    out.collect(
        TopicRecords.of(
            Topic.MEMBERSHIPS,
            key,
            memberships,
            new Membership(pseudonym, segment, version, at, "", List.of())));
  }

  void exited(
      String pseudonym,
      String segment,
      int version,
      ChangeReason reason,
      Instant at,
      Collector<TopicRecord> out) {
    byte[] key = Keys.membership(pseudonym, segment);
    SegmentChange change =
        new SegmentChange(
            pseudonym, segment, version, ChangeKind.EXITED, reason, at, "", List.of());
    out.collect(TopicRecords.of(Topic.SEGMENT_CHANGES, key, changes, change));
    out.collect(TopicRecords.tombstone(Topic.MEMBERSHIPS, key));
  }

  /** The same membership under another pseudonym; the contact neither entered nor left. */
  void moved(
      String former,
      String pseudonym,
      String segment,
      int version,
      Instant since,
      Collector<TopicRecord> out) {
    out.collect(TopicRecords.tombstone(Topic.MEMBERSHIPS, Keys.membership(former, segment)));
    out.collect(
        TopicRecords.of(
            Topic.MEMBERSHIPS,
            Keys.membership(pseudonym, segment),
            memberships,
            new Membership(pseudonym, segment, version, since, "", List.of())));
  }

  /** Says that a withdrawal has passed here: what it ended left before. */
  void passed(ShutOffSignal signal, Collector<TopicRecord> out) {
    passed(
        new ShutOffPassed(
            signal.getReceiptId(),
            signal.getPurpose(),
            signal.getPartition(),
            signal.getOffset(),
            signal.getAt()),
        out);
  }

  /** Says that an erasure has passed here: nothing of the contact is left. */
  void passed(ErasureSignal signal, Collector<TopicRecord> out) {
    passed(
        new ShutOffPassed(
            signal.getReceiptId(),
            ConsentKey.EVERYTHING.purpose(),
            signal.getPartition(),
            signal.getOffset(),
            signal.getAt()),
        out);
  }

  private void passed(ShutOffPassed passed, Collector<TopicRecord> out) {
    out.collect(
        TopicRecords.of(Topic.SHUT_OFFS, Keys.bytes(passed.getReceiptId()), shutOffs, passed));
  }
}
