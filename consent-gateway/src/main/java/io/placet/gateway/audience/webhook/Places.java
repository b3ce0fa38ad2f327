package io.placet.gateway.audience.webhook;

import io.placet.gateway.audience.change.ChangeFeed;
import io.placet.schemas.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Where receivers begin: fixed before they are told to exist, so that nothing after it is missed.
 */
final class Places {
  private static final int TIMEOUT_MS = 10_000;

  private final Admin admin;
  private final int partitions;

  Places(Admin admin, int partitions) {
    this.admin = admin;
    this.partitions = partitions;
  }

  /** Complete once a receiver's place is behind all that is committed now. */
  CompletableFuture<Void> begin(String destination) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Topic topic : ChangeFeed.TOPICS) {
      for (int partition = 0; partition < partitions; partition++) {
        latest.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
      }
    }
    return admin
        .listOffsets(
            latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(TIMEOUT_MS))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .thenCompose(
            ends -> {
              Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
              ends.forEach(
                  (partition, end) -> places.put(partition, new OffsetAndMetadata(end.offset())));
              return admin
                  .alterConsumerGroupOffsets(Feed.group(destination), places)
                  .all()
                  .toCompletionStage();
            });
  }
}
