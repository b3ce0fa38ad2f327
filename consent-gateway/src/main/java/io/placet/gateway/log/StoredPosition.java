package io.placet.gateway.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * How far a partition is applied, with what tells whether it is still the same log.
 *
 * @param offset the first that is not applied
 * @param leaderEpoch of the last record applied
 */
record StoredPosition(Uuid topicId, long offset, Optional<Integer> leaderEpoch) {
  private static final int NO_EPOCH = -1;

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
    return new StoredPosition(topicId, offset, epoch == NO_EPOCH ? Optional.empty() : Optional.of(epoch));
  }
}
