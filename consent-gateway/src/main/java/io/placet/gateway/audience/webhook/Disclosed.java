package io.placet.gateway.audience.webhook;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom each receiver may know, whether or not it acknowledged that, who waits for the quota's next
 * day, and which receivers were told that a contact was gone when it was erased.
 */
final class Disclosed implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Disclosed.class);
  private static final char BEHIND_ID = '\0';
  private static final String OPEN = "o";
  private static final String WAITING = "w";
  private static final String ERASED = "e";

  private final ViewStore store;
  private final SingleObject<MemberDisclosed> codec = SingleObject.of(MemberDisclosed.class);

  Disclosed(ViewStore store) {
    this.store = store;
  }

  /** Whether a message that names a contact as in may have left, and none as out since. */
  boolean isOpen(String destination, SubjectId subject) {
    return holds(OPEN, destination, subject);
  }

  /** Whether a contact's entry waits for room in the quota. */
  boolean isWaiting(String destination, SubjectId subject) {
    return holds(WAITING, destination, subject);
  }

  /** Whether anybody's entry waits for room in the quota. */
  boolean anyWaiting(String destination) {
    return !page(WAITING, destination, Optional.empty(), 1).isEmpty();
  }

  /** Those whose entry waits, in order of their subject ids, from the one behind another. */
  List<Occasion> waiting(String destination, Optional<SubjectId> after, int limit) {
    return page(WAITING, destination, after, limit).stream().map(Disclosed::occasion).toList();
  }

  /** Whom a receiver may know, in order of their subject ids, from the one behind another. */
  List<MemberDisclosed> open(String destination, Optional<SubjectId> after, int limit) {
    return page(OPEN, destination, after, limit);
  }

  /** What became of receivers that knew a contact when it was erased. */
  List<MemberDisclosed> ofErased(SubjectId subject) {
    return page(ERASED, subject.text(), Optional.empty(), Integer.MAX_VALUE);
  }

  private static Occasion occasion(MemberDisclosed waiting) {
    return new Occasion(new SubjectId(waiting.getSubjectId()), waiting.getPlace());
  }

  private boolean holds(String range, String destination, SubjectId subject) {
    return store.get(Family.DISCLOSED, key(range, destination, subject.text())).isPresent();
  }

  private List<MemberDisclosed> page(
      String range, String first, Optional<SubjectId> after, int limit) {
    byte[] prefix = Keys.bytes(range + first + BEHIND_ID);
    byte[] from = after.map(last -> key(range, first, last.text() + '\0')).orElse(prefix);
    List<MemberDisclosed> page = new ArrayList<>();
    store.scanWhile(
        Family.DISCLOSED,
        from,
        Keys.bytes(range + first + (char) (BEHIND_ID + 1)),
        (key, value) -> {
          page.add(codec.decode(value));
          return page.size() < limit;
        });
    return page;
  }

  private static byte[] key(String range, String first, String second) {
    return Keys.bytes(range + first + BEHIND_ID + second);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.DISCLOSED);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      take(codec.decode(record.value()), record.value(), batch);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("Whom a receiver was told of cannot be read");
    }
  }

  private static void take(MemberDisclosed told, byte[] value, ViewStore.Batch batch) {
    byte[] open = key(OPEN, told.getDestinationId(), told.getSubjectId());
    byte[] waiting = key(WAITING, told.getDestinationId(), told.getSubjectId());
    if (told.getKind() == DisclosureKind.WAITING) {
      batch.put(Family.DISCLOSED, waiting, value);
      return;
    }
    batch.delete(Family.DISCLOSED, waiting);
    if (told.getKind() == DisclosureKind.ENTERED) {
      batch.put(Family.DISCLOSED, open, value);
    } else {
      batch.delete(Family.DISCLOSED, open);
    }
    if (told.getErased()) {
      batch.put(Family.DISCLOSED, key(ERASED, told.getSubjectId(), told.getDestinationId()), value);
    }
  }
}
