package io.placet.gateway.audience.change;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Source;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Reads from the records of two topics whose standing in an audience may have changed: entries and
 * exits of its segment, and whatever the log says of a contact. Too many are harmless, for each is
 * judged anew.
 */
public final class ChangeFeed {
  /** What a feed reads. */
  public static final Set<Topic> TOPICS = Set.of(Topic.SEGMENT_CHANGES, Topic.CONTACT_LOG);

  /** What the log says of contacts that changes nobody's standing. */
  private static final Set<Class<?>> OF_NO_ACCOUNT =
      Set.of(AliasLinked.class, DataKeyRecorded.class, LinkOpened.class, ReevaluationAsked.class);

  private final PseudonymIndex index;
  private final SingleObject<SegmentChange> changes = SingleObject.of(SegmentChange.class);
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public ChangeFeed(PseudonymIndex index) {
    this.index = index;
  }

  /** The occasions of records, of each contact the last, in the order of the records. */
  public List<Occasion> of(Audience audience, ConsumerRecords<byte[], byte[]> records) {
    Map<SubjectId, Occasion> last = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      subject(audience, record)
          .ifPresent(
              subject -> {
                last.remove(subject);
                last.put(subject, new Occasion(subject, place(record)));
              });
    }
    return List.copyOf(last.values());
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private Optional<SubjectId> subject(Audience audience, ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.topic().equals(Topic.SEGMENT_CHANGES.topicName())
          ? ofChange(audience.source(), record)
          : ofEntry(record);
    } catch (MalformedRecordException malformed) {
      return Optional.empty();
    }
  }

  private Optional<SubjectId> ofChange(Source source, ConsumerRecord<byte[], byte[]> record) {
    boolean concerned =
        source.fold(
            segment -> Keys.segmentOf(record.key()).equals(segment.id()),
            list -> false,
            suppressed -> false);
    return concerned && record.value() != null
        ? index.subjectOf(changes.decode(record.value()).getPseudonym())
        : Optional.empty();
  }

  private Optional<SubjectId> ofEntry(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() != null
        && OF_NO_ACCOUNT.contains(entries.decode(record.value()).getBody().getClass())) {
      return Optional.empty();
    }
    return Keys.subjectOf(record.key()).map(SubjectId::new);
  }
}
