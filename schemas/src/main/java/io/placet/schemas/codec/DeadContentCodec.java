package io.placet.schemas.codec;

import io.placet.schemas.avro.DeadContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** What is inside a dead letter, to and from the bytes that are sealed. Letters are rare. */
public final class DeadContentCodec {
  private DeadContentCodec() {}

  public static byte[] toBytes(DeadContent content) {
    AvroTrust.ensure();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<>(DeadContent.class).write(content, encoder);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws MalformedRecordException if the bytes are no content of a letter
   */
  public static DeadContent fromBytes(byte[] bytes) {
    AvroTrust.ensure();
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    try {
      DeadContent content = new SpecificDatumReader<>(DeadContent.class).read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedRecordException("something follows the content");
      }
      return content;
    } catch (IOException | RuntimeException malformed) {
      throw new MalformedRecordException("not the content of a dead letter", malformed);
    }
  }
}
