package io.placet.gateway.audience.members;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest entries and exits of each segment. */
public final class SegmentChanges implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentChanges.class);

  /** Of a segment; older ones stay on the topic. */
  private static final int KEPT = 10_000;

  /** So many more than that before the oldest go. */
  private static final int SLACK = 1_000;

  private static final char BEHIND_ID = '\0';
  private static final int PLACE_BYTES = 2 * Long.BYTES + Integer.BYTES;

  private final ViewStore store;
  private final SingleObject<SegmentChange> codec = SingleObject.of(SegmentChange.class);
  private final Map<String, Integer> added = new HashMap<>();

  public SegmentChanges(ViewStore store) {
    this.store = store;
  }

  /**
   * A page.
   *
   * @param next where the following one begins; empty on the last
   */
  record Page(List<SegmentChange> changes, Optional<String> next) {}

  /**
   * Changes of a segment, the newest first.
   *
   * @param from {@code next} of the page before; empty for the first
   * @throws IllegalArgumentException if it is no such text
   */
  Page page(String segment, Optional<String> from, Predicate<SegmentChange> wanted, int limit) {
    byte[] prefix = Keys.bytes(segment + BEHIND_ID);
    List<SegmentChange> changes = new ArrayList<>();
    byte[][] next = {null};
    store.scanWhile(
        Family.SEGMENT_CHANGES,
        from.map(text -> key(prefix, HexFormat.of().parseHex(text))).orElse(prefix),
        Keys.bytes(segment + (char) (BEHIND_ID + 1)),
        (key, value) -> {
          SegmentChange change = codec.decode(value);
          if (wanted.test(change)) {
            if (changes.size() == limit) {
              next[0] = key;
              return false;
            }
            changes.add(change);
          }
          return true;
        });
    return new Page(
        changes,
        Optional.ofNullable(next[0])
            .map(key -> HexFormat.of().formatHex(key, prefix.length, key.length)));
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.SEGMENT_CHANGES);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      String segment = codec.decode(record.value()).getSegmentId();
      batch.put(
          Family.SEGMENT_CHANGES,
          key(Keys.bytes(segment + BEHIND_ID), place(record)),
          record.value());
      added.merge(segment, 1, Integer::sum);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A change cannot be shown");
    }
  }

  /** The newest sort first. */
  private static byte[] place(ConsumerRecord<byte[], byte[]> record) {
    return ByteBuffer.allocate(PLACE_BYTES)
        .putLong(Long.MAX_VALUE - record.timestamp())
        .putInt(record.partition())
        .putLong(Long.MAX_VALUE - record.offset())
        .array();
  }

  private static byte[] key(byte[] prefix, byte[] place) {
    byte[] key = Arrays.copyOf(prefix, prefix.length + place.length);
    System.arraycopy(place, 0, key, prefix.length, place.length);
    return key;
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    added.forEach(
        (segment, count) -> {
          if (count >= SLACK) {
            forgetOldest(segment, batch);
          }
        });
    added.values().removeIf(count -> count >= SLACK);
  }

  private void forgetOldest(String segment, ViewStore.Batch batch) {
    int[] seen = {0};
    store.scan(
        Family.SEGMENT_CHANGES,
        Keys.bytes(segment + BEHIND_ID),
        (key, value) -> {
          if (++seen[0] > KEPT) {
            batch.delete(Family.SEGMENT_CHANGES, key);
          }
        });
  }

  @Override
  public void cleared() {
    added.clear();
  }
}
