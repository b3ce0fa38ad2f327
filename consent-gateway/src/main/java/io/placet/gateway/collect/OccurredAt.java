package io.placet.gateway.collect;

import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.EarlierSchemas;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;

/**
 * Reads of a pseudonymised event when it happened and skips the rest, which costs a fraction of
 * decoding it.
 */
final class OccurredAt {
  private static final String FIELD = "occurredAt";

  private final BinaryMessageDecoder<GenericRecord> decoder;

  OccurredAt() {
    Schema whole = PseudonymisedEvent.getClassSchema();
    Schema part =
        SchemaBuilder.record(whole.getName())
            .namespace(whole.getNamespace())
            .fields()
            .name(FIELD)
            .type(whole.getField(FIELD).schema())
            .noDefault()
            .endRecord();
    decoder = new BinaryMessageDecoder<>(new GenericData(), part);
    decoder.addSchema(whole);
    EarlierSchemas.of(whole).forEach(decoder::addSchema);
  }

  /** When an event happened; empty if the bytes are no such event. */
  Optional<Instant> of(byte[] event) {
    try {
      return Optional.of(Instant.ofEpochMilli((long) decoder.decode(event).get(FIELD)));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }
}
