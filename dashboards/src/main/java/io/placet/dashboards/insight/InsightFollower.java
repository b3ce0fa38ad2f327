package io.placet.dashboards.insight;

import io.placet.schemas.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads released figures into the store on a thread of its own: what is committed only, from where
 * the store was filled up to, or from the beginning. Where the topic was made anew, or no longer
 * has that place, the store is filled anew.
 */
final class InsightFollower implements AutoCloseable {
  static final String TOPIC = Topic.INSIGHTS.topicName();

  private static final Logger LOG = LoggerFactory.getLogger(InsightFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final long LOOK_AT_TOPIC_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MOST_AT_ONCE = 20_000;

  /** As many records in one answer: each taking costs some statements for each metric. */
  private static final int FETCH_BYTES = 4 << 20;

  /** What the follower fills; called by its thread alone. */
  interface Sink {
    Optional<Positions> positions() throws SQLException;

    void take(ConsumerRecords<byte[], byte[]> records, Positions reached) throws SQLException;

    void clear() throws SQLException;

    /** Everything that was committed when it began is taken. */
    void caughtUp() throws SQLException;

    void failed(Exception why);
  }

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final Sink sink;
  private final Thread thread;
  private volatile boolean closing;
  private boolean hasCaughtUp;

  InsightFollower(String bootstrapServers, Sink sink) {
    this.sink = sink;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "insights"));
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "insights",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString(),
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    thread = new Thread(this::run, "insights-follow");
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (admin;
        consumer) {
      while (!closing) {
        try {
          followOrRest();
        } catch (InvalidOffsetException rewritten) {
          LOG.atWarn().log("The topic of figures no longer has where the store is; it is refilled");
          sink.clear();
        } catch (RetriableException | TimeoutException away) {
          LOG.atDebug().setCause(away).log("The topic of figures cannot be read now");
          consumer.unsubscribe();
          TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
      }
    } catch (WakeupException | InterruptedException asked) {
      // close() asked for it
    } catch (SQLException | KafkaException | ExecutionException failed) {
      LOG.atError().setCause(failed).log("The store of figures no longer follows its topic");
      sink.failed(failed);
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("The store of figures met a bug");
      sink.failed(bug);
    }
  }

  /** What cannot be written now, on a full disk, may be later: it is all still in the topic. */
  private void followOrRest() throws ExecutionException, InterruptedException, TimeoutException {
    try {
      follow();
    } catch (SQLException unwritable) {
      LOG.atError().setCause(unwritable).log("The store of figures cannot be written now");
      hasCaughtUp = false;
      sink.failed(unwritable);
      TimeUnit.NANOSECONDS.sleep(REST.toNanos());
    }
  }

  /** Follows the topic as it is now; returns once it is another one. */
  private void follow()
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    Optional<TopicDescription> topic = describe();
    if (topic.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      return;
    }
    String topicId = topic.get().topicId().toString();
    List<TopicPartition> partitions = partitions(topic.get());
    consumer.assign(partitions);
    seek(topicId, partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
    long lookedAt = System.nanoTime();
    while (!closing) {
      take(consumer.poll(POLL), topicId, partitions);
      if (!hasCaughtUp && isAt(ends)) {
        hasCaughtUp = true;
        sink.caughtUp();
      }
      if (System.nanoTime() - lookedAt > LOOK_AT_TOPIC_NANOS) {
        lookedAt = System.nanoTime();
        if (!describe().map(now -> now.topicId().toString()).equals(Optional.of(topicId))) {
          return;
        }
      }
    }
  }

  private Optional<TopicDescription> describe()
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return Optional.ofNullable(
          admin
              .describeTopics(List.of(TOPIC))
              .allTopicNames()
              .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
              .get(TOPIC));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      if (failed.getCause() instanceof RetriableException away) {
        throw away;
      }
      throw failed;
    }
  }

  private static List<TopicPartition> partitions(TopicDescription topic) {
    List<TopicPartition> all = new ArrayList<>();
    topic
        .partitions()
        .forEach(partition -> all.add(new TopicPartition(TOPIC, partition.partition())));
    return all;
  }

  private void seek(String topicId, List<TopicPartition> partitions) throws SQLException {
    Optional<Positions> stored = sink.positions();
    if (stored.isPresent() && !stored.get().topicId().equals(topicId)) {
      LOG.atWarn().log("The topic of figures was made anew; the store is refilled");
      sink.clear();
      stored = Optional.empty();
    }
    for (TopicPartition partition : partitions) {
      Long next = stored.map(known -> known.next().get(partition.partition())).orElse(null);
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  private void take(
      ConsumerRecords<byte[], byte[]> records, String topicId, List<TopicPartition> partitions)
      throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    Map<Integer, Long> next = new HashMap<>();
    for (TopicPartition partition : partitions) {
      next.put(partition.partition(), consumer.position(partition, ANSWER));
    }
    sink.take(records, new Positions(topicId, next));
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(ANSWER.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
