package io.placet.jobs.flink.source;

import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the records of the topic of definitions: its key says of which kind one is. */
public final class DefinitionRecords {
  private static final String OF_A_SCORE = "score/";

  private final SingleObject<SegmentDefinition> segments = SingleObject.of(SegmentDefinition.class);
  private final SingleObject<ScoringDefinition> scores = SingleObject.of(ScoringDefinition.class);

  /**
   * A definition.
   *
   * @return empty for a tombstone
   * @throws io.placet.schemas.codec.MalformedRecordException if it cannot be read
   */
  public Optional<DefinitionEntry> read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    boolean isScore =
        record.key() != null
            && new String(record.key(), StandardCharsets.UTF_8).startsWith(OF_A_SCORE);
    return Optional.of(
        new DefinitionEntry(
            isScore ? scores.decode(record.value()) : segments.decode(record.value())));
  }
}
