package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All receipts as the view keeps them, with an index: which are open, and all by time. A view that
 * a release without the index made gets it once, when it is opened.
 */
final class StoredShutOffs {
  /** Present once the index covers every receipt. */
  private static final byte[] WHOLE = {'w'};

  private static final byte OPEN = 'o';
  private static final byte TIME = 't';
  private static final byte AFTER_TIME = TIME + 1;
  private static final int TIME_KEY_BYTES = 1 + 2 * Long.BYTES;
  private static final int INDEXED_AT_ONCE = 10_000;
  private static final byte[] NOTHING = {};

  /** Present once no receipt names its contact, which a release before had them do. */
  private static final byte[] NAMELESS = {'n'};

  private final ViewStore store;
  private final Function<ContactId, SubjectId> subjectOf;

  StoredShutOffs(ViewStore store, Function<ContactId, SubjectId> subjectOf) {
    this.store = store;
    this.subjectOf = subjectOf;
    if (store.get(Family.SHUT_OFF_INDEX, NAMELESS).isEmpty()) {
      rewrite();
    }
    if (store.get(Family.SHUT_OFF_INDEX, WHOLE).isEmpty()) {
      index();
    }
  }

  private void rewrite() {
    try (ViewStore.Batch batch = store.batch()) {
      store.scan(
          Family.SHUT_OFFS,
          new byte[0],
          (key, value) ->
              batch.put(Family.SHUT_OFFS, key, decode(idAfter(0, key), value).encode()));
      batch.put(Family.SHUT_OFF_INDEX, NAMELESS, NOTHING);
      batch.commit();
    }
  }

  private ShutOffReceipt decode(String id, byte[] bytes) {
    return ShutOffReceipt.decode(id, bytes, subjectOf);
  }

  Optional<ShutOffReceipt> find(String id) {
    return store.get(Family.SHUT_OFFS, Keys.bytes(id)).map(bytes -> decode(id, bytes));
  }

  void put(ShutOffReceipt receipt) {
    try (ViewStore.Batch batch = store.batch()) {
      batch.put(Family.SHUT_OFFS, Keys.bytes(receipt.id()), receipt.encode());
      index(receipt, batch);
      batch.commit();
    }
  }

  List<ShutOffReceipt> open() {
    List<ShutOffReceipt> open = new ArrayList<>();
    store.scan(
        Family.SHUT_OFF_INDEX,
        new byte[] {OPEN},
        (key, nothing) -> find(idAfter(1, key)).ifPresent(open::add));
    return open;
  }

  /**
   * Ids of the receipts that are wanted, newest first.
   *
   * @param after the last one that was shown before
   */
  List<String> newest(Optional<ShutOffReceipt> after, int limit, Predicate<String> wanted) {
    List<String> ids = new ArrayList<>();
    store.scanWhile(
        Family.SHUT_OFF_INDEX,
        after.map(shown -> successor(timeKey(shown))).orElse(new byte[] {TIME}),
        new byte[] {AFTER_TIME},
        (key, nothing) -> {
          String id = idAfter(TIME_KEY_BYTES, key);
          if (wanted.test(id)) {
            ids.add(id);
          }
          return ids.size() < limit;
        });
    return ids;
  }

  /** The families are empty now: so is the index, and whole. */
  void cleared() {
    index();
  }

  private void index() {
    List<ShutOffReceipt> gathered = new ArrayList<>();
    store.scan(
        Family.SHUT_OFFS,
        new byte[0],
        (key, value) -> {
          gathered.add(decode(idAfter(0, key), value));
          if (gathered.size() == INDEXED_AT_ONCE) {
            index(gathered);
          }
        });
    index(gathered);
    try (ViewStore.Batch batch = store.batch()) {
      batch.put(Family.SHUT_OFF_INDEX, WHOLE, NOTHING);
      batch.put(Family.SHUT_OFF_INDEX, NAMELESS, NOTHING);
      batch.commit();
    }
  }

  private void index(List<ShutOffReceipt> gathered) {
    try (ViewStore.Batch batch = store.batch()) {
      gathered.forEach(receipt -> index(receipt, batch));
      batch.commit();
    }
    gathered.clear();
  }

  private static void index(ShutOffReceipt receipt, ViewStore.Batch batch) {
    batch.put(Family.SHUT_OFF_INDEX, timeKey(receipt), NOTHING);
    byte[] id = Keys.bytes(receipt.id());
    byte[] openKey = ByteBuffer.allocate(1 + id.length).put(OPEN).put(id).array();
    if (receipt.isComplete()) {
      batch.delete(Family.SHUT_OFF_INDEX, openKey);
    } else {
      batch.put(Family.SHUT_OFF_INDEX, openKey, NOTHING);
    }
  }

  /** In the order of its bytes the newest is first. */
  private static byte[] timeKey(ShutOffReceipt receipt) {
    byte[] id = Keys.bytes(receipt.id());
    return ByteBuffer.allocate(TIME_KEY_BYTES + id.length)
        .put(TIME)
        .putLong(Long.MAX_VALUE - receipt.acknowledgedAt().toEpochMilli())
        .putLong(Long.MAX_VALUE - receipt.offset())
        .put(id)
        .array();
  }

  private static byte[] successor(byte[] key) {
    return ByteBuffer.allocate(key.length + 1).put(key).array();
  }

  private static String idAfter(int prefix, byte[] key) {
    return new String(key, prefix, key.length - prefix, StandardCharsets.UTF_8);
  }
}
