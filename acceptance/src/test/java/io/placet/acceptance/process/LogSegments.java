package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.schemas.topic.Topic;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What the segments of contact-log hold of contacts that were erased, once they are compacted. */
final class LogSegments {
  private LogSegments() {}

  /** What takes hours by the topic's settings, in seconds. */
  static void compactAtOnce(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topic.CONTACT_LOG.topicName()),
                  List.of(
                      set(TopicConfig.SEGMENT_MS_CONFIG, "500"),
                      set(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0"),
                      set(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "500"),
                      set(TopicConfig.DELETE_RETENTION_MS_CONFIG, "1"),
                      set(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "1")),
                  new ConfigResource(ConfigResource.Type.BROKER, ""),
                  List.of(set("log.cleaner.backoff.ms", "200"))))
          .all()
          .get();
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  /**
   * Where segments of the log hold a record key of those who were erased, or of their addresses.
   */
  static Map<String, Set<String>> of(Set<String> erased, Path data) {
    Needles needles = new Needles();
    for (String subject : erased) {
      // what says that it was erased, and how, is to stay
      for (String rest : List.of("key|", "epoch", "facts", "link|", "attempt|")) {
        needles.add(subject, (subject + "|" + rest).getBytes(UTF_8));
      }
      // a consent's own id, which begins unlike "erasure"
      IntStream.range(0, 256)
          .mapToObj("%02x"::formatted)
          .forEach(begin -> needles.add(subject, (subject + "|" + begin).getBytes(UTF_8)));
      needles.add(subject, ("|" + subject).getBytes(UTF_8));
    }
    return new Traces(needles)
        .folder(data.resolve("kafka/logs"), path -> path.toString().startsWith("contact-log-"))
        .found();
  }

  static boolean isFreeOf(Set<String> erased, Path data) {
    try {
      return of(erased, data).isEmpty();
    } catch (UncheckedIOException deletedMeanwhile) {
      return false;
    }
  }
}
