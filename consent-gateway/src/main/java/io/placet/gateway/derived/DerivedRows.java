package io.placet.gateway.derived;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ReadAnew;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The rows of a compacted output of the stream whose keys are a pseudonym and the id of a
 * definition, found by either.
 */
public final class DerivedRows implements Projection {
  private static final byte[] NOTHING = {};
  private static final char BETWEEN = '|';
  private static final char BEHIND_ID = '\0';

  private final ViewStore store;
  private final Family rows;
  private final Family holders;
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> uncommitted = new HashMap<>();

  private DerivedRows(
      ViewStore store, Family rows, Family holders, Topic topic, String form, int partitions) {
    this.store = store;
    this.rows = rows;
    this.holders = holders;
    ReadAnew.once(store, form, topic, partitions, families());
    store.scan(holders, NOTHING, (key, value) -> sizes.merge(idOf(key), 1L, Long::sum));
  }

  /** Who is in which segment. */
  public static DerivedRows memberships(ViewStore store, int partitions) {
    return new DerivedRows(
        store,
        Family.MEMBERSHIPS,
        Family.SEGMENT_MEMBERS,
        Topic.MEMBERSHIPS,
        "memberships-with-reasons",
        partitions);
  }

  /** Who has which score. */
  public static DerivedRows scores(ViewStore store, int partitions) {
    return new DerivedRows(
        store, Family.SCORES, Family.SCORE_HOLDERS, Topic.SCORES, "scores", partitions);
  }

  /** How many contacts have a row of a definition. */
  public long size(String id) {
    return sizes.getOrDefault(id, 0L);
  }

  /** The row of a contact, encoded. */
  public Optional<byte[]> find(String pseudonym, String id) {
    return store.get(rows, Keys.membership(pseudonym, id));
  }

  /** Visits the rows of a contact by the definition's id. */
  public void ofContact(String pseudonym, BiConsumer<String, byte[]> visitor) {
    store.scan(
        rows,
        Keys.bytes(pseudonym + BETWEEN),
        (key, value) -> visitor.accept(Keys.segmentOf(key), value));
  }

  /** Visits the rows of all contacts by pseudonym and the definition's id. */
  public void each(RowVisitor visitor) {
    store.scan(
        rows,
        NOTHING,
        (key, value) -> {
          String text = new String(key, StandardCharsets.UTF_8);
          int end = text.indexOf(BETWEEN);
          visitor.visit(text.substring(0, end), text.substring(end + 1), value);
        });
  }

  /** Meets rows. */
  @FunctionalInterface
  public interface RowVisitor {
    /** One row, encoded. */
    void visit(String pseudonym, String id, byte[] row);
  }

  /** The view as it is now. */
  public ViewSnapshot snapshot() {
    return store.snapshot();
  }

  /**
   * Pseudonyms with a row of a definition, in order.
   *
   * @param after the last of the page before; empty for the first
   */
  public List<String> holders(ViewSnapshot at, String id, String after, int limit) {
    byte[] prefix = Keys.bytes(id + BEHIND_ID);
    List<String> found = new ArrayList<>();
    at.scanWhile(
        holders,
        prefix,
        after.isEmpty() ? prefix : Keys.bytes(id + BEHIND_ID + after + '\0'),
        (key, value) -> {
          if (found.size() == limit) {
            return false;
          }
          found.add(new String(key, prefix.length, key.length - prefix.length, UTF_8));
          return true;
        });
    return found;
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  /** The row of a contact as a snapshot has it, encoded. */
  public Optional<byte[]> find(ViewSnapshot at, String pseudonym, String id) {
    return at.get(rows, Keys.membership(pseudonym, id));
  }

  private static String idOf(byte[] holderKey) {
    String key = new String(holderKey, StandardCharsets.UTF_8);
    return key.substring(0, key.indexOf(BEHIND_ID));
  }

  private static byte[] holderKey(byte[] rowKey) {
    String key = new String(rowKey, StandardCharsets.UTF_8);
    return Keys.bytes(Keys.segmentOf(rowKey) + BEHIND_ID + key.substring(0, key.indexOf(BETWEEN)));
  }

  @Override
  public Set<Family> families() {
    return Set.of(rows, holders);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    byte[] key = record.key();
    String name = new String(key, StandardCharsets.UTF_8);
    Boolean pending = uncommitted.get(name);
    boolean before = pending != null ? pending : store.get(rows, key).isPresent();
    boolean after = record.value() != null;
    if (after != before) {
      uncommitted.put(name, after);
      sizes.merge(Keys.segmentOf(key), after ? 1L : -1L, Long::sum);
    }
    if (after) {
      batch.put(rows, key, record.value());
      batch.put(holders, holderKey(key), NOTHING);
    } else if (before) {
      batch.delete(rows, key);
      batch.delete(holders, holderKey(key));
    }
  }

  @Override
  public void applied() {
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
    sizes.clear();
  }
}
