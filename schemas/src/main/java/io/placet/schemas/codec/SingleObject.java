package io.placet.schemas.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding of one type: two marker bytes, the schema's fingerprint, the
 * record. Safe for use by several threads.
 *
 * <p>Avro's own reader of such messages believes the lengths in them and reserves what they
 * promise. Here the reader knows where the bytes end, so that a length beyond them is refused.
 */
public final class SingleObject<T extends SpecificRecord> {
  private static final short MARKER = (short) 0xC301;
  private static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

  private final long presentForm;
  private final BinaryMessageEncoder<T> encoder;
  private final Map<Long, DatumReader<T>> readers;

  private SingleObject(Schema schema, List<Schema> earlier, SpecificData model) {
    AvroTrust.ensure();
    presentForm = fingerprint(schema);
    encoder = new BinaryMessageEncoder<>(model, schema);
    Map<Long, DatumReader<T>> byFingerprint = new HashMap<>();
    earlier.forEach(form -> byFingerprint.put(fingerprint(form), reader(model, form, schema)));
    byFingerprint.put(presentForm, reader(model, schema, schema));
    readers = Map.copyOf(byFingerprint);
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  @SuppressWarnings("unchecked")
  private static <T> DatumReader<T> reader(SpecificData model, Schema written, Schema present) {
    return (DatumReader<T>) model.createDatumReader(written, present);
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
    ByteSink bytes = new ByteSink(256);
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
    DatumReader<T> reader = readers.get(schemaOf(bytes));
    if (reader == null) {
      throw new MalformedRecordException("not a record of the expected type");
    }
    return read(bytes, body -> reader.read(null, body));
  }

  /** Reads what a record says without making a record of it, in the order of its schema. */
  @FunctionalInterface
  public interface BodyReader<R> {
    R read(BinaryDecoder body) throws IOException;
  }

  /**
   * Decodes a record that is read so often that a reader of its own pays.
   *
   * @param present reads one of the present form
   * @param earlier takes one of an earlier form
   * @throws MalformedRecordException if the bytes are no such record
   */
  public <R> R decode(byte[] bytes, BodyReader<R> present, Function<T, R> earlier) {
    return schemaOf(bytes) == presentForm ? read(bytes, present) : earlier.apply(decode(bytes));
  }

  private static <R> R read(byte[] bytes, BodyReader<R> reader) {
    BinaryDecoder body =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    R read;
    boolean isWhole;
    try {
      read = reader.read(body);
      isWhole = body.isEnd();
    } catch (IOException | RuntimeException malformed) {
      throw new MalformedRecordException("not a record of the expected type", malformed);
    }
    if (!isWhole) {
      throw new MalformedRecordException("something follows the record");
    }
    return read;
  }

  private static long schemaOf(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new MalformedRecordException("shorter than a record's header");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, 0, HEADER_BYTES);
    if (header.getShort() != MARKER) {
      throw new MalformedRecordException("no single-object encoding");
    }
    return header.order(ByteOrder.LITTLE_ENDIAN).getLong();
  }
}
