package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Which contact-log the state of a job is about. Positions of one log mean nothing in another: a
 * job that resumed on a new log would take its first withdrawals for records applied long ago.
 */
final class LogIdentity {
  private static final String FILE = "contact-log-id";
  private static final long PATIENCE_S = 30;

  private LogIdentity() {}

  /** Notes it at the beginning. */
  static void note(Path folder, String bootstrapServers) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(FILE), topicId(bootstrapServers));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Compares it before going on.
   *
   * @throws JobException if the state is about another log
   */
  static void require(Path folder, String bootstrapServers) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.exists(file) && Files.readString(file).equals(topicId(bootstrapServers))) {
        return;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    throw new JobException(
        ("the state in %s is about another contact-log than the one of this Kafka: positions do not"
                + " match, and withdrawals would be overlooked. Give the Kafka or the folder that"
                + " belong together.")
            .formatted(folder));
  }

  private static String topicId(String bootstrapServers) {
    String log = Topic.CONTACT_LOG.topicName();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      return admin
          .describeTopics(List.of(log))
          .allTopicNames()
          .get(PATIENCE_S, TimeUnit.SECONDS)
          .values()
          .iterator()
          .next()
          .topicId()
          .toString();
    } catch (ExecutionException | TimeoutException unavailable) {
      throw new JobException("Kafka does not describe contact-log", unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }
}
