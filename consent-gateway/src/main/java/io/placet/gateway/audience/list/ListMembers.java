package io.placet.gateway.audience.list;

import io.placet.domain.consent.ContactErased;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ListEntered;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who is on which list, by list and contact, with the offset of the record that says so; and how
 * many there are. Whoever was erased before such a record is on none.
 */
final class ListMembers implements EntryProjection {
  private static final char BETWEEN = '|';

  private final ViewStore store;
  private final Predicate<SubjectId> erased;

  /** What the running batch leaves of rows and of sizes. */
  private final Map<String, Boolean> uncommitted = new HashMap<>();

  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<SubjectId> justErased = new HashSet<>();

  /**
   * Over a view.
   *
   * @param erased whether an erasure used a subject id up, as of the batch before
   */
  ListMembers(ViewStore store, Predicate<SubjectId> erased) {
    this.store = store;
    this.erased = erased;
  }

  /** What the keys of a list's rows begin with. */
  static byte[] prefix(String list) {
    return Keys.bytes(list + BETWEEN);
  }

  static byte[] row(String list, SubjectId subject) {
    return Keys.bytes(list + BETWEEN + subject.text());
  }

  static SubjectId subjectOf(byte[] row) {
    String key = new String(row, StandardCharsets.UTF_8);
    return new SubjectId(key.substring(key.indexOf(BETWEEN) + 1));
  }

  static long size(byte[] stored) {
    return ByteBuffer.wrap(stored).getLong();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.LIST_MEMBERS, Family.LIST_SIZES);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    entry
        .governing()
        .filter(ContactErased.class::isInstance)
        .ifPresent(erasure -> justErased.add(erasure.subject()));
    if (entry.body() instanceof ListEntered entered) {
      SubjectId subject = new SubjectId(entered.getSubjectId());
      if (!erased.test(subject) && !justErased.contains(subject)) {
        byte[] row = row(entered.getList(), subject);
        changes(row, entered.getList(), true);
        batch.put(
            Family.LIST_MEMBERS,
            row,
            ByteBuffer.allocate(Long.BYTES).putLong(entry.offset()).array());
      }
    }
  }

  @Override
  public void removed(ConsumerRecord<byte[], byte[]> tombstone, ViewStore.Batch batch) {
    Optional<String> list = Keys.listOf(tombstone.key());
    Optional<SubjectId> subject = Keys.subjectOf(tombstone.key()).map(SubjectId::new);
    if (list.isPresent() && subject.isPresent()) {
      byte[] row = row(list.get(), subject.get());
      if (changes(row, list.get(), false)) {
        batch.delete(Family.LIST_MEMBERS, row);
      }
    }
  }

  /** Whether a row comes or goes; counted. */
  private boolean changes(byte[] row, String list, boolean after) {
    String name = new String(row, StandardCharsets.UTF_8);
    Boolean pending = uncommitted.get(name);
    boolean before = pending != null ? pending : store.get(Family.LIST_MEMBERS, row).isPresent();
    if (before == after) {
      return false;
    }
    uncommitted.put(name, after);
    sizes.merge(list, after ? 1L : -1L, Long::sum);
    return true;
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    sizes.forEach(
        (list, more) -> {
          byte[] key = Keys.bytes(list);
          long size = store.get(Family.LIST_SIZES, key).map(ListMembers::size).orElse(0L) + more;
          if (size == 0) {
            batch.delete(Family.LIST_SIZES, key);
          } else {
            batch.put(
                Family.LIST_SIZES, key, ByteBuffer.allocate(Long.BYTES).putLong(size).array());
          }
        });
  }

  @Override
  public void applied() {
    forget();
  }

  @Override
  public void cleared() {
    forget();
  }

  private void forget() {
    uncommitted.clear();
    sizes.clear();
    justErased.clear();
  }
}
