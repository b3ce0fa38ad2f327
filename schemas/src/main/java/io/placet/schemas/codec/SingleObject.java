package io.placet.schemas.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding of one type: two marker bytes, the schema's fingerprint, the
 * record. Safe for use by several threads.
 */
public final class SingleObject<T extends SpecificRecord> {
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private SingleObject(Schema schema, SpecificData model) {
    AvroTrust.ensure();
    encoder = new BinaryMessageEncoder<>(model, schema);
    decoder = new BinaryMessageDecoder<>(model, schema);
  }

  public static <T extends SpecificRecord> SingleObject<T> of(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    return new SingleObject<>(model.getSchema(type), model);
  }

  public byte[] encode(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      encoder.encode(value, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Decodes a record.
   *
   * @throws MalformedRecordException if the bytes are no such record
   */
  public T decode(byte[] bytes) {
    ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
    T record;
    try {
      record = decoder.decode(stream);
    } catch (IOException | RuntimeException malformed) {
      throw new MalformedRecordException("not a record of the expected type", malformed);
    }
    if (stream.available() > 0) {
      throw new MalformedRecordException("something follows the record");
    }
    return record;
  }
}
