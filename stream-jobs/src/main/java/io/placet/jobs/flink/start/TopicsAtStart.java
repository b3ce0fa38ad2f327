package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.schemas.topic.Topic;
import java.util.Arrays;
import java.util.List;

/** Looks for the topics before a job starts. */
public final class TopicsAtStart {
  private TopicsAtStart() {}

  /**
   * Partitions of contact-log, which the events share.
   *
   * @throws JobException if a topic is missing
   */
  public static int partitions(String bootstrapServers) {
    try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
      List<String> missing =
          Arrays.stream(Topic.values())
              .map(Topic::topicName)
              .filter(topic -> kafka.partitions(topic) == 0)
              .toList();
      if (!missing.isEmpty()) {
        throw new JobException(
            "topics are missing: %s. The gateway creates them: start it first."
                .formatted(String.join(", ", missing)));
      }
      return kafka.partitions(Topic.CONTACT_LOG.topicName());
    }
  }
}
