package io.placet.jobs.flink.start;

import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions that are there before a job starts. */
public final class DefinitionsAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionsAtStart.class);

  private DefinitionsAtStart() {}

  /** All versions of all segments; what cannot be read is left out and logged. */
  public static List<SegmentDefinition> read(String bootstrapServers) {
    SingleObject<SegmentDefinition> codec = SingleObject.of(SegmentDefinition.class);
    List<SegmentDefinition> definitions = new ArrayList<>();
    try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
      kafka.all(
          Topic.DEFINITIONS.topicName(),
          record -> {
            if (record.value() == null) {
              return;
            }
            try {
              definitions.add(codec.decode(record.value()));
            } catch (MalformedRecordException unreadable) {
              LOG.atWarn()
                  .addKeyValue("partition", record.partition())
                  .addKeyValue("offset", record.offset())
                  .log("a definition cannot be read and is left out");
            }
          });
    }
    return definitions;
  }
}
