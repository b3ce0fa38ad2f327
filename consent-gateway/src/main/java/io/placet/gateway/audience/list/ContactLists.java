package io.placet.gateway.audience.list;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ListUploaded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The uploaded lists and who is on them, as contact-log says. A list permits nothing: whoever names
 * a contact from one asks the reader gate.
 */
public final class ContactLists implements EntryProjection {
  /** Lists that are kept at most. */
  static final int MAX_LISTS = 200;

  /** Members of a list at most. */
  static final int MAX_MEMBERS = 5_000_000;

  private final ViewStore store;
  private final Predicate<SubjectId> erased;
  private final ListMembers members;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /**
   * Over a view.
   *
   * @param erased whether an erasure used a subject id up, as far as the view is applied
   */
  public ContactLists(ViewStore store, Predicate<SubjectId> erased) {
    this.store = store;
    this.erased = erased;
    this.members = new ListMembers(store, erased);
  }

  /** What is derived from the log beside the lists themselves. */
  public List<EntryProjection> logReaders() {
    return List.of(this, members);
  }

  /** The view as it is now; its reader closes it. */
  public ViewSnapshot snapshot() {
    return store.snapshot();
  }

  /**
   * Contacts on a list, in order of their subject ids.
   *
   * @param after the last of the page before; empty for the first
   */
  public List<SubjectId> page(ViewSnapshot at, String list, Optional<SubjectId> after, int limit) {
    List<SubjectId> page = new ArrayList<>();
    at.scanWhile(
        Family.LIST_MEMBERS,
        ListMembers.prefix(list),
        after.map(last -> behind(list, last)).orElseGet(() -> ListMembers.prefix(list)),
        (row, offset) -> {
          if (page.size() == limit) {
            return false;
          }
          SubjectId subject = ListMembers.subjectOf(row);
          if (!erased.test(subject)) {
            page.add(subject);
          }
          return true;
        });
    return page;
  }

  /** No subject id is the begin of another, all being of one length. */
  private static byte[] behind(String list, SubjectId last) {
    return Keys.bytes(new String(ListMembers.row(list, last), StandardCharsets.UTF_8) + '\0');
  }

  /** How many contacts are on a list. */
  public long size(ViewSnapshot at, String list) {
    return at.get(Family.LIST_SIZES, Keys.bytes(list)).map(ListMembers::size).orElse(0L);
  }

  /** How many contacts are on a list now. */
  public long size(String list) {
    return store.get(Family.LIST_SIZES, Keys.bytes(list)).map(ListMembers::size).orElse(0L);
  }

  /** A list by its id; empty where there is none. */
  public Optional<UploadedList> find(String list) {
    return store.get(Family.LISTS, Keys.bytes(list)).map(this::decode);
  }

  /** All lists, in order of their ids. */
  public List<UploadedList> all() {
    List<UploadedList> all = new ArrayList<>();
    store.scan(Family.LISTS, new byte[0], (id, entry) -> all.add(decode(entry)));
    return all;
  }

  /** The lists that a contact is on, in order of their ids. */
  public List<String> of(SubjectId subject) {
    List<String> lists = new ArrayList<>();
    store.scan(
        Family.LIST_SIZES,
        new byte[0],
        (key, size) -> {
          String list = new String(key, StandardCharsets.UTF_8);
          if (isOn(list, subject)) {
            lists.add(list);
          }
        });
    return lists;
  }

  /** The keys in contact-log of what says that a contact is on lists. */
  public List<byte[]> keysOf(SubjectId subject) {
    return of(subject).stream().map(list -> Keys.listed(subject.text(), list)).toList();
  }

  /** Whether a contact is on a list. */
  public boolean isOn(String list, SubjectId subject) {
    return store.get(Family.LIST_MEMBERS, ListMembers.row(list, subject)).isPresent();
  }

  /**
   * Contacts on a list who are wanted, in order of their subject ids.
   *
   * @param after the last of the page before; empty for the first
   */
  Entered where(String list, Predicate<Placed> wanted, Optional<SubjectId> after, int limit) {
    List<SubjectId> found = new ArrayList<>();
    List<SubjectId> seen = new ArrayList<>(1);
    byte[] prefix = ListMembers.prefix(list);
    store.scanWhile(
        Family.LIST_MEMBERS,
        after.map(last -> behind(list, last)).orElse(prefix),
        Keys.bytes(list + '}'),
        (row, offset) -> {
          SubjectId subject = ListMembers.subjectOf(row);
          if (wanted.test(new Placed(subject, ByteBuffer.wrap(offset).getLong()))) {
            found.add(subject);
          }
          seen.clear();
          seen.add(subject);
          return found.size() < limit;
        });
    return new Entered(found, seen.stream().findFirst());
  }

  /** A contact on a list, with the offset of the record that says so. */
  record Placed(SubjectId subject, long offset) {}

  /**
   * Some of those that were asked for.
   *
   * @param last that was looked at; empty at the end
   */
  record Entered(List<SubjectId> subjects, Optional<SubjectId> last) {}

  private UploadedList decode(byte[] entry) {
    return UploadedList.of((ListUploaded) entries.decode(entry).getBody());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.LISTS);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ListUploaded uploaded) {
      batch.put(Family.LISTS, Keys.bytes(uploaded.getList()), entry.record().value());
    }
  }

  @Override
  public void removed(ConsumerRecord<byte[], byte[]> tombstone, ViewStore.Batch batch) {
    if (Keys.subjectOf(tombstone.key()).isEmpty()) {
      Keys.listOf(tombstone.key()).ifPresent(list -> batch.delete(Family.LISTS, Keys.bytes(list)));
    }
  }
}
