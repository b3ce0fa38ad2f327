package io.placet.jobs.flink;

import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** Records on their way to a topic of a shared sink. */
public final class TopicRecords {
  private TopicRecords() {}

  public static <T extends SpecificRecord> TopicRecord of(
      Topic topic, byte[] key, SingleObject<T> codec, T value) {
    return new TopicRecord(
        topic.topicName(), ByteBuffer.wrap(key), ByteBuffer.wrap(codec.encode(value)));
  }

  /** Takes a key out of a compacted topic. */
  public static TopicRecord tombstone(Topic topic, byte[] key) {
    return new TopicRecord(topic.topicName(), ByteBuffer.wrap(key), null);
  }
}
