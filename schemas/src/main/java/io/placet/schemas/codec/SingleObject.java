package io.placet.schemas.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

  private SingleObject(Schema schema, List<Schema> earlier, SpecificData model) {
    AvroTrust.ensure();
    encoder = new BinaryMessageEncoder<>(model, schema);
    decoder = new BinaryMessageDecoder<>(model, schema);
    earlier.forEach(decoder::addSchema);
  }

  /** Writes the present form of the type and reads every form it ever had. */
  public static <T extends SpecificRecord> SingleObject<T> of(Class<T> type) {
    Schema present = SpecificData.getForClass(type).getSchema(type);
    return of(type, EarlierSchemas.of(present));
  }

  static <T extends SpecificRecord> SingleObject<T> of(Class<T> type, List<Schema> earlier) {
    SpecificData model = SpecificData.getForClass(type);
    return new SingleObject<>(model.getSchema(type), earlier, model);
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
