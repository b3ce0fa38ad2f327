package io.placet.schemas.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.avro.Sealed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Values of events to and from their wire forms. */
public final class FieldsCodec {
  private static final Sealed NOTHING_SEALED = new Sealed(null, ByteBuffer.allocate(0));

  /** Building a reader costs as much as reading some events; one may not serve two threads. */
  private static final ThreadLocal<SpecificDatumReader<EventPayload>> READERS =
      ThreadLocal.withInitial(() -> new SpecificDatumReader<>(EventPayload.class));

  private static final ThreadLocal<SpecificDatumWriter<EventPayload>> WRITERS =
      ThreadLocal.withInitial(() -> new SpecificDatumWriter<>(EventPayload.class));

  private FieldsCodec() {}

  /** Values as a map of the wire's union types. */
  public static Map<String, Object> toAvro(Map<String, FieldValue> fields) {
    Map<String, Object> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, toAvro(value)));
    return values;
  }

  public static Map<String, FieldValue> toDomain(Map<String, Object> values) {
    Map<String, FieldValue> fields = new HashMap<>();
    values.forEach((name, value) -> fields.put(name, toDomain(value)));
    return fields;
  }

  /** Values as the payload of an envelope, not sealed. */
  public static Sealed toPayload(Map<String, FieldValue> fields) {
    return Sealed.newBuilder(NOTHING_SEALED)
        .setPayload(ByteBuffer.wrap(toPayloadBytes(fields)))
        .build();
  }

  /** Values as the bytes of a payload, to be sealed. */
  public static byte[] toPayloadBytes(Map<String, FieldValue> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      WRITERS.get().write(new EventPayload(toAvro(fields)), encoder);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The values of an envelope's payload.
   *
   * @throws MalformedRecordException if it is sealed, or no payload
   */
  public static Map<String, FieldValue> fromPayload(Sealed payload) {
    if (payload.getKeyId() != null) {
      throw new MalformedRecordException("the payload is sealed, and must be opened first");
    }
    ByteBuffer bytes = payload.getPayload().duplicate();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return fromPayloadBytes(copy);
  }

  /**
   * The values of a payload that is not sealed, or was opened.
   *
   * @throws MalformedRecordException if it is no payload
   */
  public static Map<String, FieldValue> fromPayloadBytes(byte[] bytes) {
    AvroTrust.ensure();
    try {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      EventPayload read = READERS.get().read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedRecordException("something follows the payload");
      }
      return toDomain(read.getFields());
    } catch (IOException | RuntimeException malformed) {
      throw new MalformedRecordException("not an event payload", malformed);
    }
  }

  /** A value as JSON text: what is sealed behind the gate, and what a dead letter holds. */
  public static String toJson(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return '"'
          + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text.value()))
          + '"';
    }
    if (value instanceof FieldValue.Whole whole) {
      return Long.toString(whole.value());
    }
    if (value instanceof FieldValue.Flag flag) {
      return Boolean.toString(flag.value());
    }
    return ((FieldValue.Decimal) value).toBigDecimal().toPlainString();
  }

  /** A value as one of the wire's union of types. */
  public static Object toAvro(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Whole whole) {
      return whole.value();
    }
    if (value instanceof FieldValue.Flag flag) {
      return flag.value();
    }
    return new DecimalValue(((FieldValue.Decimal) value).unscaled());
  }

  /** A value of the wire's union of types. */
  public static FieldValue toDomain(Object value) {
    if (value instanceof Long whole) {
      return new FieldValue.Whole(whole);
    }
    if (value instanceof Boolean flag) {
      return new FieldValue.Flag(flag);
    }
    if (value instanceof DecimalValue decimal) {
      return new FieldValue.Decimal(decimal.getUnscaled());
    }
    return new FieldValue.Text(value.toString());
  }
}
