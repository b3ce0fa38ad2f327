package io.placet.gateway.log;

import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes followers of Kafka topics. All read what is committed only; on a topic without transactions
 * that is all.
 */
public final class KafkaFollowers {
  // Kafka's futures take no timeout from their callers
  private static final int ADMIN_TIMEOUT_MS = 30_000;
  private static final Duration CATCH_UP = Duration.ofMinutes(30);

  private final String bootstrapServers;
  private final Admin admin;
  private final int partitions;
  private final ViewStore store;

  public KafkaFollowers(String bootstrapServers, Admin admin, int partitions, ViewStore store) {
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
    this.partitions = partitions;
    this.store = store;
  }

  public TopicFollower follow(Topic topic, List<Projection> projections) {
    return follow(topic, topic.topicName(), projections);
  }

  /**
   * One more follower of a topic, with positions of its own.
   *
   * @param reader its name
   */
  public TopicFollower follow(Topic topic, String reader, List<Projection> projections) {
    return new TopicFollower(
        topic, reader, topicId(topic), partitions, consumer(), store, projections);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.toString(),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            8 << 20),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Reads topics from where they end now, without a view; whoever asks for it closes it. */
  public Consumer<byte[], byte[]> atEnds(Set<Topic> topics) {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : topics) {
      for (int partition = 0; partition < partitions; partition++) {
        all.add(new TopicPartition(topic.topicName(), partition));
      }
    }
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    consumer.assign(all);
    consumer.seekToEnd(all);
    // seeking is lazy: what is committed from here on is read
    all.forEach(consumer::position);
    return consumer;
  }

  /**
   * Waits until each follower has applied what its topic holds now.
   *
   * @throws LogUnavailableException if it takes too long or a follower fails
   */
  public void awaitCaughtUp(List<TopicFollower> followers) {
    for (TopicFollower follower : followers) {
      CompletableFuture<Object> caughtUpOrFailed =
          CompletableFuture.anyOf(follower.whenCaughtUp(ends(follower)), follower.failure());
      try {
        caughtUpOrFailed.orTimeout(CATCH_UP.toSeconds(), TimeUnit.SECONDS).join();
      } catch (CompletionException failed) {
        throw new LogUnavailableException(
            "the view could not read " + follower.topicName() + " to its end", failed);
      }
    }
  }

  /**
   * Completes when a follower has applied what is committed on its topic now. Asks the broker
   * first, so never call it on an event loop.
   */
  public CompletableFuture<Void> whenCaughtUp(TopicFollower follower) {
    return follower.whenCaughtUp(ends(follower));
  }

  private Map<Integer, Long> ends(TopicFollower follower) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(follower.topicName(), partition), OffsetSpec.latest());
    }
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(
            latest,
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(ADMIN_TIMEOUT_MS))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .forEach((partition, info) -> ends.put(partition.partition(), info.offset()));
    return ends;
  }

  private Uuid topicId(Topic topic) {
    Map<String, TopicDescription> found =
        admin
            .describeTopics(
                List.of(topic.topicName()), new DescribeTopicsOptions().timeoutMs(ADMIN_TIMEOUT_MS))
            .allTopicNames()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return Objects.requireNonNull(found.get(topic.topicName())).topicId();
  }
}
