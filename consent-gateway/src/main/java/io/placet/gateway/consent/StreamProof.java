package io.placet.gateway.consent;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proof that the stream has stopped. A record on shut-offs only starts it: other sinks commit
 * separately, so an output decided before may still be in an open transaction. The high watermarks
 * taken now cover every such output; when each last stable offset has reached them, all are
 * committed or aborted.
 */
public final class StreamProof implements Projection, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamProof.class);
  private static final Duration INTERVAL = Duration.ofMillis(25);
  private static final Duration OFFSETS_TIMEOUT = Duration.ofSeconds(5);

  private record Pending(String receiptId, Map<TopicPartition, Long> targets) {}

  private static final byte[] UNDER_WAY = {};

  private final Admin admin;
  private final ViewStore store;
  private final ShutOffs receipts;
  private final Clock clock;
  private final List<TopicPartition> outputs = new ArrayList<>();
  private final SingleObject<ShutOffPassed> passed = SingleObject.of(ShutOffPassed.class);
  private final List<String> arrived = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "stream-proof"));

  public StreamProof(Admin admin, int partitions, ViewStore store, ShutOffs receipts, Clock clock) {
    this.admin = admin;
    this.store = store;
    this.receipts = receipts;
    this.clock = clock;
    for (Topic topic : Topic.committedOutputs()) {
      for (int partition = 0; partition < partitions; partition++) {
        outputs.add(new TopicPartition(topic.topicName(), partition));
      }
    }
    store.scan(
        Family.STREAM_PROOFS,
        new byte[0],
        (receiptId, none) -> arrived.add(new String(receiptId, StandardCharsets.UTF_8)));
  }

  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::advance, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.STREAM_PROOFS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() != null) {
      String receiptId = passed.decode(record.value()).getReceiptId();
      batch.put(Family.STREAM_PROOFS, Keys.bytes(receiptId), UNDER_WAY);
      synchronized (arrived) {
        arrived.add(receiptId);
      }
    }
  }

  private void advance() {
    try {
      takeTargets();
      if (!pending.isEmpty()) {
        Map<TopicPartition, Long> stable = offsets(IsolationLevel.READ_COMMITTED);
        pending.removeIf(proof -> completeIfStable(proof, stable));
      }
    } catch (RuntimeException unavailable) {
      LOG.atWarn()
          .setCause(unavailable)
          .log("Offsets of the outputs could not be read; the proof is tried again");
    }
  }

  private void takeTargets() {
    List<String> fresh;
    synchronized (arrived) {
      fresh = List.copyOf(arrived);
    }
    if (fresh.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> high = offsets(IsolationLevel.READ_UNCOMMITTED);
    fresh.forEach(receiptId -> pending.add(new Pending(receiptId, high)));
    synchronized (arrived) {
      arrived.subList(0, fresh.size()).clear();
    }
  }

  private boolean completeIfStable(Pending proof, Map<TopicPartition, Long> stable) {
    boolean reached =
        proof.targets().entrySet().stream()
            .allMatch(target -> stable.getOrDefault(target.getKey(), -1L) >= target.getValue());
    // a receipt that this view has not opened yet stays pending until it has
    if (!reached || !receipts.streamStopped(proof.receiptId(), clock.instant())) {
      return false;
    }
    try (ViewStore.Batch batch = store.batch()) {
      batch.delete(Family.STREAM_PROOFS, Keys.bytes(proof.receiptId()));
      batch.commit();
    }
    return true;
  }

  private Map<TopicPartition, Long> offsets(IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    outputs.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    ListOffsetsOptions options =
        new ListOffsetsOptions(isolation).timeoutMs((int) OFFSETS_TIMEOUT.toMillis());
    CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> answer =
        admin.listOffsets(latest, options).all().toCompletionStage();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer
        .toCompletableFuture()
        .join()
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  /** Returns once nothing here touches the view any more. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(OFFSETS_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.atWarn().log("The broker did not say its offsets before the proof was closed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
