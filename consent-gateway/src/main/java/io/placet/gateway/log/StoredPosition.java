package io.placet.gateway.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * How far a partition is applied, with what tells whether it is still the same log.
 *
 * @param offset the first that is not applied
 * @param leaderEpoch of the last record applied
 */
record StoredPosition(Uuid topicId, long offset, Optional<Integer> leaderEpoch) {
  private static final int NO_EPOCH = -1;

  /** Under which it is kept. */
  static byte[] key(String reader, int partition) {
    byte[] name = reader.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(name.length + Integer.BYTES).put(name).putInt(partition).array();
  }

  /** Told by the records themselves: nobody is asked between reading and committing them. */
  static StoredPosition after(
      Uuid topicId, TopicPartition partition, ConsumerRecords<byte[], byte[]> records) {
    List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
    ConsumerRecord<byte[], byte[]> last = all.get(all.size() - 1);
    OffsetAndMetadata next = records.nextOffsets().get(partition);
    return new StoredPosition(
        topicId, next == null ? last.offset() + 1 : next.offset(), last.leaderEpoch());
  }

  /** What a follower stored, by partition; nothing of those that it has not read. */
  static Map<Integer, StoredPosition> all(ViewStore store, String reader, int partitions) {
    Map<Integer, StoredPosition> stored = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      int number = partition;
      store
          .get(Family.POSITIONS, key(reader, partition))
          .map(StoredPosition::decode)
          .ifPresent(position -> stored.put(number, position));
    }
    return stored;
  }

  /** Stores how far a follower has come, by partition. */
  static void put(ViewStore.Batch batch, String reader, Map<Integer, StoredPosition> reached) {
    reached.forEach(
        (partition, position) ->
            batch.put(Family.POSITIONS, key(reader, partition), position.encode()));
  }

  /** Has a follower begin anew. */
  static void forget(ViewStore.Batch batch, String reader, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      batch.delete(Family.POSITIONS, key(reader, partition));
    }
  }

  byte[] encode() {
    return ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES)
        .putLong(topicId.getMostSignificantBits())
        .putLong(topicId.getLeastSignificantBits())
        .putLong(offset)
        .putInt(leaderEpoch.orElse(NO_EPOCH))
        .array();
  }

  static StoredPosition decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Uuid topicId = new Uuid(buffer.getLong(), buffer.getLong());
    long offset = buffer.getLong();
    int epoch = buffer.getInt();
    return new StoredPosition(
        topicId, offset, epoch == NO_EPOCH ? Optional.empty() : Optional.of(epoch));
  }
}
