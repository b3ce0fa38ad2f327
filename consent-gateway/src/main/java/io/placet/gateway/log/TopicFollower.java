package io.placet.gateway.log;

import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all partitions of one topic into the view on a thread of its own. Positions are part of
 * the batches, with the leader epoch and the topic's id: a log that was truncated or recreated is
 * noticed and its families are rebuilt. Any other failure ends the follower; what waits for it then
 * times out, so nothing is allowed on a stale view.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** A broker answers each poll by itself. */
  private static final long NAP_NANOS = Duration.ofMillis(2).toNanos();

  /** So many at once are no trickle: the follower catches up, and takes no nap. */
  private static final int BACKLOG = 256;

  private static final long PERSIST_IDLE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Topic topic;
  private final String reader;
  private final Uuid topicId;
  private final int partitions;
  private final Consumer<byte[], byte[]> consumer;
  private final ViewStore store;
  private final List<Projection> projections;
  private final AtomicLongArray applied;
  private final OffsetWaiters waiters;
  private final Thread thread;
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private Runnable afterBatch = () -> {};
  private volatile boolean closing;
  private long persistedAt = System.nanoTime();

  /**
   * Prepares a follower; {@link #start} begins.
   *
   * @param consumer without group, {@code auto.offset.reset=none}, with the isolation the topic
   *     needs
   */
  public TopicFollower(
      Topic topic,
      Uuid topicId,
      int partitions,
      Consumer<byte[], byte[]> consumer,
      ViewStore store,
      List<Projection> projections) {
    this(topic, topic.topicName(), topicId, partitions, consumer, store, projections);
  }

  /**
   * One of several followers of a topic.
   *
   * @param reader under whose name it keeps its positions
   */
  TopicFollower(
      Topic topic,
      String reader,
      Uuid topicId,
      int partitions,
      Consumer<byte[], byte[]> consumer,
      ViewStore store,
      List<Projection> projections) {
    this.topic = topic;
    this.reader = reader;
    this.topicId = topicId;
    this.partitions = partitions;
    this.consumer = consumer;
    this.store = store;
    this.projections = List.copyOf(projections);
    this.applied = new AtomicLongArray(partitions);
    this.waiters = new OffsetWaiters(partitions);
    this.thread = new Thread(this::run, "follow-" + reader);
  }

  /**
   * Has something done after each batch is visible, on the follower's thread; set before {@link
   * #start}.
   */
  public void afterBatch(Runnable action) {
    afterBatch = action;
  }

  public void start() {
    consumer.assign(topicPartitions());
    seekToStored();
    thread.start();
  }

  public String topicName() {
    return topic.topicName();
  }

  /** The topic's name, or that of the one of its followers that this is. */
  public String reader() {
    return reader;
  }

  public int partitions() {
    return partitions;
  }

  /** The offset below which all that can change the view is applied and visible. */
  public long applied(int partition) {
    return applied.get(partition);
  }

  /**
   * Tells of a record of this instance's own that changes nothing of what is visible: where all
   * below it is applied, all up to it is, before it was read. Anything in between may be somebody's
   * withdrawal, and has to be read first.
   */
  void changesNothing(int partition, long offset) {
    applied.compareAndSet(partition, offset, offset + 1);
  }

  /**
   * Completes when everything below an offset is applied and visible; at once if it is already, and
   * exceptionally if the follower has ended by itself.
   */
  public CompletableFuture<Void> whenApplied(int partition, long offset) {
    if (failure.isDone()) {
      return failure.copy();
    }
    CompletableFuture<Void> done = waiters.add(partition, offset);
    waiters.release(partition, applied.get(partition));
    if (!done.isDone()) {
      LockSupport.unpark(thread);
    }
    return done;
  }

  /** Completes when what the topic holds now, as the broker tells it, is applied. */
  public CompletableFuture<Void> whenCaughtUp(Map<Integer, Long> ends) {
    return CompletableFuture.allOf(
        ends.entrySet().stream()
            .map(end -> whenApplied(end.getKey(), end.getValue()))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Completes exceptionally when the follower has ended by itself. */
  public CompletableFuture<Void> failure() {
    return failure;
  }

  /** Asks the follower to end; {@link #close} waits for it. */
  public void stop() {
    closing = true;
    consumer.wakeup();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        try {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
          take(records);
          napUnlessNeeded(records.count());
        } catch (OffsetOutOfRangeException rewritten) {
          LOG.atWarn()
              .addKeyValue("topic", topic.topicName())
              .log("The log was rewritten; the view is rebuilt");
          rebuild();
        }
      }
    } catch (WakeupException woken) {
      // close() asked for it
    } catch (RuntimeException failed) {
      LOG.atError()
          .setCause(failed)
          .addKeyValue("topic", topic.topicName())
          .log("The view no longer follows its topic");
      failure.completeExceptionally(failed);
    }
  }

  private void napUnlessNeeded(int taken) {
    if (taken < BACKLOG && !waiters.areWaiting()) {
      LockSupport.parkNanos(this, NAP_NANOS);
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    Map<Integer, StoredPosition> reached = new HashMap<>();
    boolean changed;
    projections.forEach(projection -> projection.begin(records));
    try (ViewStore.Batch batch = store.batch()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        projections.forEach(projection -> projection.apply(record, batch));
      }
      projections.forEach(projection -> projection.complete(batch));
      changed = !batch.isEmpty();
      for (TopicPartition partition : records.partitions()) {
        reached.put(partition.partition(), StoredPosition.after(topicId, partition, records));
      }
      boolean overdue = System.nanoTime() - persistedAt > PERSIST_IDLE_NANOS;
      if (changed || (overdue && !reached.isEmpty())) {
        StoredPosition.put(batch, reader, reached);
        batch.commit();
        persistedAt = System.nanoTime();
      }
    }
    projections.forEach(Projection::applied);
    for (TopicPartition partition : consumer.assignment()) {
      position(partition)
          .ifPresent(
              position -> {
                applied.accumulateAndGet(partition.partition(), position, Math::max);
                waiters.release(partition.partition(), position);
              });
    }
    afterBatch.run();
  }

  /**
   * Where the consumer is, past what it skips. Empty while a broker that is away would have to
   * tell; the next round asks again.
   */
  private OptionalLong position(TopicPartition partition) {
    try {
      return OptionalLong.of(consumer.position(partition, POLL));
    } catch (TimeoutException away) {
      return OptionalLong.empty();
    }
  }

  private void seekToStored() {
    Map<Integer, StoredPosition> stored = StoredPosition.all(store, reader, partitions);
    if (stored.values().stream().anyMatch(position -> !position.topicId().equals(topicId))) {
      LOG.atWarn()
          .addKeyValue("topic", topic.topicName())
          .log("The topic was created anew; the view is rebuilt");
      rebuild();
      return;
    }
    for (TopicPartition partition : topicPartitions()) {
      StoredPosition position = stored.get(partition.partition());
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        applied.set(partition.partition(), position.offset());
        consumer.seek(
            partition, new OffsetAndMetadata(position.offset(), position.leaderEpoch(), ""));
      }
    }
  }

  private void rebuild() {
    Set<Family> families = new LinkedHashSet<>();
    projections.forEach(projection -> families.addAll(projection.families()));
    for (int partition = 0; partition < partitions; partition++) {
      applied.set(partition, 0);
    }
    store.clear(families);
    projections.forEach(Projection::cleared);
    try (ViewStore.Batch batch = store.batch()) {
      StoredPosition.forget(batch, reader, partitions);
      batch.commit();
    }
    consumer.seekToBeginning(topicPartitions());
  }

  private List<TopicPartition> topicPartitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      all.add(new TopicPartition(topic.topicName(), partition));
    }
    return all;
  }
}
