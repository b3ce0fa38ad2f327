package io.placet.jobs.contact;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.topic.Topic;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
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

  /** One of each of the two sinks. */
  private static final int IDS_A_CHECKPOINT = 2;

  private static final int OF_THE_START = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Ids stay for their time, until Kafka looks next, and while it forgets them. */
  private static final long KEPT_LOOKS = 2 * IDS_KEPT.dividedBy(BETWEEN_LOOKS);

  @TempDir Path folder;

  @Test
  void noProducerIsFencedAndTheTransactionalIdsStayBounded() throws Exception {
    try (Deployment deployment = Deployment.in(folder, IDS_KEPT);
        Outputs outputs = deployment.outputs();
        ContactJob job =
            ContactJob.start(
                deployment.config.withParallelism(1).withCheckpointInterval(INTERVAL));
        Admin admin =
            Admin.create(
                Map.<String, Object>of("bootstrap.servers", deployment.kafka.bootstrapServers()))) {
      job.waitUntilRunning(Duration.ofMinutes(1));
      String subject = deployment.subject("steady");
      deployment.gateway.record(subject, "profiling", GIVEN);
      int orders = 0;
      Deque<Long> looks = new ArrayDeque<>(List.of(0L));
      long done = newestCheckpoint();
      while (done < CHECKPOINTS) {
        TimeUnit.SECONDS.sleep(BETWEEN_LOOKS.toSeconds());
        done = newestCheckpoint();
        looks.addLast(done);
        if (looks.size() > KEPT_LOOKS) {
          looks.removeFirst();
        }
        deployment.gateway.order(subject, "order-" + orders++, "1.00");
        int ids = admin.listTransactions().all().get().size();
        System.out.printf(
            "checkpoints: %d, %d transactional ids, %d state files, %d restarts%n",
            done, ids, countFiles(folder.resolve("s").toFile()), job.restarts());
        assertThat(job.restarts()).isZero();
        assertThat((long) ids)
            .isLessThanOrEqualTo(OF_THE_START + IDS_A_CHECKPOINT * (done - looks.getFirst()));
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
