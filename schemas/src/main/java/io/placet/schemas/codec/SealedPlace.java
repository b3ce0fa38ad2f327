package io.placet.schemas.codec;

import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The place of a sealed value, as the associated data that it is bound to: moved to another topic,
 * contact, record or type it does not open.
 */
public final class SealedPlace {
  private SealedPlace() {}

  /**
   * The place's bytes; no two places give the same.
   *
   * @param recordId what names the value among the contact's, such as an event's id
   * @param type what is inside: an Avro record's or a field's name
   */
  public static byte[] of(Topic topic, String subjectId, String recordId, String type) {
    byte[][] parts = {
      utf8(topic.topicName()), utf8(subjectId), utf8(recordId), utf8(type),
    };
    int length = 0;
    for (byte[] part : parts) {
      length += Integer.BYTES + part.length;
    }
    ByteBuffer place = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      place.putInt(part.length).put(part);
    }
    return place.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
