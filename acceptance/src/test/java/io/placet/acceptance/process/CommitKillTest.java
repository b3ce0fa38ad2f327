package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole process dies when a checkpoint is complete and what it promises is not committed yet.
 */
@ExtendWith(OnFailure.class)
class CommitKillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final int KILLS = Boolean.getBoolean("placet.long") ? 20 : 2;
  private static final int CONTACTS = 20;

  /** So many events that each checkpoint has some in every partition. */
  private static final int BATCH = 20;

  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The commit follows the checkpoint within some milliseconds. */
  private static final int LATEST_US = 12_000;

  private static final Duration LOOK = Duration.ofNanos(200_000);

  /** Of each of the sink's subtasks, while nothing that a checkpoint promised waits. */
  private static final int OPEN_TRANSACTIONS = 2;

  @TempDir private Path folder;

  /** Sends batch after batch and each again until it is acknowledged, as an SDK does. */
  private static final class Sender implements Runnable {
    private final Api api;
    private volatile boolean ending;
    private final AtomicInteger acknowledged = new AtomicInteger();

    Sender(Api api) {
      this.api = api;
    }

    @Override
    public void run() {
      while (!ending) {
        int from = acknowledged.get();
        List<ObjectNode> batch = IntStream.range(from, from + BATCH).mapToObj(this::order).toList();
        while (!isTaken(batch)) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
        acknowledged.set(from + BATCH);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }

    private boolean isTaken(List<ObjectNode> batch) {
      try {
        var answer = api.batch(batch);
        return !answer.has("withheld") && !answer.has("rejected");
      } catch (UncheckedIOException | AssertionError down) {
        return false;
      }
    }

    private ObjectNode order(int number) {
      ObjectNode message =
          JSON.createObjectNode()
              .put("type", "track")
              .put("event", "Order Completed")
              .put("userId", contact(number).replaceFirst("user:", ""))
              .put("messageId", "order-" + number);
      message.putObject("properties").put("order_id", "order-" + number).put("total", 1);
      return message;
    }
  }

  private static String contact(int number) {
    return "user:killed-" + number % CONTACTS;
  }

  @Test
  void killsBetweenACheckpointAndItsCommitLoseNothingAndDoubleNothing()
      throws InterruptedException {
    Random random = seeded();
    int between = 0;
    try (PlacetProcess placet = PlacetProcess.start(folder, "--checkpoint-interval-ms", "300")) {
      Api api = placet.api();
      IntStream.range(0, CONTACTS)
          .forEach(number -> api.decide(contact(number), "analytics", "GIVEN"));
      Sender sender = new Sender(api);
      Thread thread = new Thread(sender, "sender");
      thread.setDaemon(true);
      thread.start();
      for (int kill = 1; kill <= KILLS; kill++) {
        int before = sender.acknowledged.get();
        Until.holds(BOUND, "events flow", () -> sender.acknowledged.get() >= before + 2 * BATCH);
        // or what is open at the kill would tell nothing
        Until.holds(
            BOUND,
            "all that was promised is committed",
            () -> openTransactions(placet.data()) <= OPEN_TRANSACTIONS);
        long afterUs = random.nextInt(LATEST_US);
        awaitACheckpoint(placet);
        LockSupport.parkNanos(afterUs * 1_000);
        placet.kill9();
        int open = openTransactions(placet.data());
        between += open > OPEN_TRANSACTIONS ? 1 : 0;
        System.out.println(
            "kill "
                + kill
                + ": "
                + afterUs
                + " us after a checkpoint, "
                + open
                + " transactions open");
        placet.restart();
      }
      sender.ending = true;
      thread.join();
      System.out.println(
          between
              + " of "
              + KILLS
              + " kills surely fell between a checkpoint and its commit; "
              + sender.acknowledged.get()
              + " events");
      Settled.after(placet, sender.acknowledged.get());

      assertThat(notOnce(placet, sender.acknowledged.get())).isEmpty();
    }
  }

  private static Random seeded() {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the moments (-Dplacet.seed): " + seed);
    return new Random(seed);
  }

  /** Waits until one more checkpoint is complete. */
  private static void awaitACheckpoint(PlacetProcess placet) {
    Set<Path> known = complete(placet.data());
    long end = System.nanoTime() + BOUND.toNanos();
    while (known.containsAll(complete(placet.data()))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no checkpoint within " + BOUND);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static Set<Path> complete(Path data) {
    Set<Path> complete = new HashSet<>();
    for (Path job : in(data.resolve("flink/checkpoints"))) {
      for (Path checkpoint : in(job)) {
        if (Files.exists(checkpoint.resolve("_metadata"))) {
          complete.add(checkpoint);
        }
      }
    }
    return complete;
  }

  private static List<Path> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException gone) {
      return List.of();
    }
  }

  /** Producers of pseudonymised events whose last records were neither committed nor aborted. */
  private static int openTransactions(Path data) {
    Set<Long> open = new HashSet<>();
    for (Path partition : in(data.resolve("kafka/logs"))) {
      if (partition.getFileName().toString().startsWith(Topic.PSEUDONYMISED_EVENTS.topicName())) {
        Set<Long> inPartition = new HashSet<>();
        for (Path segment : in(partition)) {
          if (segment.toString().endsWith(".log")) {
            read(segment, inPartition);
          }
        }
        open.addAll(inPartition);
      }
    }
    return open.size();
  }

  /** Never closed as Kafka closes it: that would cut off what the broker appends meanwhile. */
  private static void read(Path segment, Set<Long> open) {
    try {
      FileRecords records = FileRecords.open(segment.toFile(), false);
      try {
        for (FileChannelRecordBatch batch : records.batches()) {
          if (batch.isControlBatch()) {
            open.remove(batch.producerId());
          } else if (batch.isTransactional()) {
            open.add(batch.producerId());
          }
        }
      } finally {
        records.closeHandlers();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Acknowledged events that are not behind the gate exactly once, and how often they are. */
  private static Map<String, Integer> notOnce(PlacetProcess placet, int events) {
    Names names = new Names(placet.vault(), List.of());
    Map<String, Integer> seen = new HashMap<>();
    placet
        .topics()
        .read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class)
        .forEach(event -> seen.merge(event.value().getEventId(), 1, Integer::sum));
    Map<String, Integer> wrong = new TreeMap<>();
    for (int number = 0; number < events; number++) {
      Integer times = seen.remove(names.event(contact(number), "order-" + number));
      if (times == null || times != 1) {
        wrong.put("order-" + number, times == null ? 0 : times);
      }
    }
    seen.forEach((id, times) -> wrong.put("unknown " + id, times));
    return wrong;
  }
}
