package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.ContactAddress;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topic of contacts holds of their addresses, sealed. */
public final class AddressView implements Projection {
  private final ViewStore store;
  private final Predicate<SubjectId> erased;
  private final SingleObject<ContactAddress> addresses = SingleObject.of(ContactAddress.class);

  private record Placed(long offset, ContactAddress address) {}

  /**
   * A view in a store.
   *
   * @param erased whether an erasure used a subject id up, as far as contact-log is applied
   */
  public AddressView(ViewStore store, Predicate<SubjectId> erased) {
    this.store = store;
    this.erased = erased;
  }

  /** A contact's addresses, the newest of each kind before all others of it. */
  List<ContactAddress> newestFirst(SubjectId subject) {
    List<Placed> found = new ArrayList<>();
    store.scan(
        Family.CONTACT_ADDRESSES,
        Keys.address(subject.text(), ""),
        (key, value) -> {
          ByteBuffer bytes = ByteBuffer.wrap(value);
          long offset = bytes.getLong();
          byte[] address = new byte[bytes.remaining()];
          bytes.get(address);
          found.add(new Placed(offset, addresses.decode(address)));
        });
    return found.stream()
        .sorted(Comparator.comparingLong(Placed::offset).reversed())
        .map(Placed::address)
        .toList();
  }

  /** A contact's addresses of one kind, the newest first. */
  List<ContactAddress> newestFirst(SubjectId subject, Alias.Kind kind) {
    AliasKind wanted = AliasKind.valueOf(kind.name());
    return newestFirst(subject).stream().filter(one -> one.getKind() == wanted).toList();
  }

  /** The keys in the topic of a contact's addresses. */
  public List<byte[]> keysOf(SubjectId subject) {
    List<byte[]> keys = new ArrayList<>();
    store.scan(
        Family.CONTACT_ADDRESSES, Keys.address(subject.text(), ""), (key, value) -> keys.add(key));
    return keys;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.CONTACT_ADDRESSES);
  }

  /** A record's key in the topic is its key in the view too. */
  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    Optional<SubjectId> subject = Keys.subjectOf(record.key()).map(SubjectId::new);
    if (record.value() == null) {
      batch.delete(Family.CONTACT_ADDRESSES, record.key());
    } else if (subject.isPresent() && !erased.test(subject.get())) {
      batch.put(
          Family.CONTACT_ADDRESSES,
          record.key(),
          ByteBuffer.allocate(Long.BYTES + record.value().length)
              .putLong(record.offset())
              .put(record.value())
              .array());
    }
  }
}
