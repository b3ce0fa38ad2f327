package io.placet.jobs.flink.start;

import io.placet.jobs.flink.source.DefinitionRecords;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions that are there before a job starts. */
public final class DefinitionsAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionsAtStart.class);

  private DefinitionsAtStart() {}

  /**
   * All versions of all segments and scores, in the order in which they were written; what cannot
   * be read is left out and logged.
   */
  public static List<DefinitionEntry> read(String bootstrapServers) {
    DefinitionRecords records = new DefinitionRecords();
    List<DefinitionEntry> definitions = new ArrayList<>();
    try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
      kafka.all(
          Topic.DEFINITIONS.topicName(),
          record -> {
            try {
              records.read(record).ifPresent(definitions::add);
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
