package io.placet.schemas.codec;

import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place of a sealed value, as the associated data that it opens with: moved to another topic,
 * contact, record or field it opens no more. Who seals and who opens make it here.
 */
public final class SealedPlace {
  private SealedPlace() {}

  /**
   * The place of a value: each part after its length, so that no two places are alike.
   *
   * @param recordId of the record or event that it is in
   * @param type name of its Avro record, or of its field
   */
  public static byte[] of(Topic topic, String subjectId, String recordId, String type) {
    return lengthPrefixed(topic.topicName(), subjectId, recordId, type);
  }

  /**
   * What a dead letter's content is sealed for.
   *
   * @param letterId the letter's own id
   */
  public static String ofDeadLetter(String letterId) {
    return Topic.DEAD_LETTERS.topicName() + "/" + letterId;
  }

  private static byte[] lengthPrefixed(String... texts) {
    byte[][] parts =
        Arrays.stream(texts)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    int length = Arrays.stream(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer place = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      place.putInt(part.length).put(part);
    }
    return place.array();
  }
}
