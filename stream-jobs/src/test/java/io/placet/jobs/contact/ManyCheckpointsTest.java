package io.placet.jobs.contact;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.topic.Topic;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The weeks of a slow job in minutes: more checkpoints than a producer has epochs (32,767), each
 * with transactions, on a broker that forgets unused ids after a minute instead of an hour. {@code
 * -Dplacet.checkpoints} for another number.
 */
@EnabledIfSystemProperty(named = "placet.long", matches = "true")
class ManyCheckpointsTest {
  private static final long CHECKPOINTS = Long.getLong("placet.checkpoints", 60_000);
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Duration IDS_KEPT = Duration.ofMinutes(1);

  /** An id of each of two sinks and two subtasks for each checkpoint. */
  private static final int IDS_A_CHECKPOINT = 4;

  /** Ids stay for their time, until Kafka looks next, and while it forgets them. */
  private static final double KEPT_AT_MOST_S = 2.0 * IDS_KEPT.toSeconds();

  @TempDir Path folder;

  @Test
  void noProducerIsFencedAndTheTransactionalIdsStayBounded() throws Exception {
    try (Deployment deployment = Deployment.in(folder, IDS_KEPT);
        Outputs outputs = deployment.outputs();
        ContactJob job = ContactJob.start(deployment.config.withCheckpointInterval(INTERVAL));
        Admin admin =
            Admin.create(
                Map.<String, Object>of("bootstrap.servers", deployment.kafka.bootstrapServers()))) {
      job.waitUntilRunning(Duration.ofMinutes(1));
      String subject = deployment.subject("steady");
      deployment.gateway.record(subject, "profiling", GIVEN);
      int orders = 0;
      long begun = System.nanoTime();
      long done = newestCheckpoint();
      while (done < CHECKPOINTS) {
        TimeUnit.SECONDS.sleep(5);
        done = newestCheckpoint();
        deployment.gateway.order(subject, "order-" + orders++, "1.00");
        double perS = done * 1e9 / (System.nanoTime() - begun);
        int ids = admin.listTransactions().all().get().size();
        System.out.printf(
            "checkpoints: %d, %.1f/s, %d transactional ids, %d state files, %d restarts%n",
            done, perS, ids, countFiles(folder.resolve("s").toFile()), job.restarts());
        assertThat(job.restarts()).isZero();
        assertThat((double) ids)
            .isLessThan(100 + IDS_A_CHECKPOINT * KEPT_AT_MOST_S * Math.max(perS, 1));
      }
      assertThat(outputs.await(Topic.PSEUDONYMISED_EVENTS, orders, record -> true)).hasSize(orders);
    }
  }

  /** Old checkpoints are deleted while this looks. */
  private long newestCheckpoint() {
    return files(folder.resolve("s/checkpoints").toFile())
        .flatMap(ManyCheckpointsTest::files)
        .map(File::getName)
        .filter(name -> name.startsWith("chk-"))
        .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
        .max()
        .orElse(0);
  }

  private static long countFiles(File folder) {
    return files(folder).mapToLong(file -> file.isDirectory() ? countFiles(file) : 1).sum();
  }

  private static Stream<File> files(File folder) {
    File[] files = folder.listFiles();
    return files == null ? Stream.empty() : Arrays.stream(files);
  }
}
