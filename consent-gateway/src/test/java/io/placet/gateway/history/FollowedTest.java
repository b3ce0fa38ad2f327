package io.placet.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.GatewayConfig;
import io.placet.gateway.Log;
import io.placet.gateway.RunningGateway;
import io.placet.gateway.SharedBroker;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A topic with one record more than its follower has read. */
@ExtendWith(SharedBroker.class)
class FollowedTest {
  private static final Topic TOPIC = Topic.SEGMENT_CHANGES;
  private static final Projection NOTHING =
      new Projection() {
        @Override
        public Set<Family> families() {
          return Set.of();
        }

        @Override
        public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {}
      };

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final Admin admin;
  private final long end;
  private final ViewStore store;
  private final TopicFollower follower;

  FollowedTest(EmbeddedKafka kafka, Log log, @TempDir Path folder) {
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    GatewayConfig config = RunningGateway.config(kafka.bootstrapServers(), folder, 0, 0);
    new TopicCatalogue(
            config.partitions(), config.replicationFactor(), config.register().retention())
        .createMissing(admin);
    end = log.append(TOPIC, 0, Keys.bytes("key"), Keys.bytes("one more")) + 1;
    store = new ViewStore(folder.resolve("view"));
    follower = new TopicFollower(TOPIC, Uuid.randomUuid(), 1, consumer, store, List.of(NOTHING));
  }

  @AfterEach
  void close() {
    follower.close();
    store.close();
    admin.close(Duration.ZERO);
  }

  @Test
  void whatIsNotReadToItsEndIsCatchingUp() throws Exception {
    consumer.updateBeginningOffsets(Map.of(partition(), end - 1));
    follower.start();

    assertThat(state()).isEqualTo(Followed.State.CATCHING_UP);

    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(TOPIC.topicName(), 0, end - 1, new byte[0], new byte[0])));
    follower.whenApplied(0, end).get(10, TimeUnit.SECONDS);

    assertThat(state()).isEqualTo(Followed.State.CURRENT);
  }

  @Test
  void whatIsNoLongerFollowedIsNotAnswered() {
    consumer.updateBeginningOffsets(Map.of(partition(), 0L));
    consumer.setPollException(new KafkaException("ended"));
    follower.start();

    assertThatThrownBy(() -> follower.failure().get(10, TimeUnit.SECONDS))
        .hasMessageContaining("ended");
    assertThatThrownBy(this::state).hasCauseInstanceOf(LogUnavailableException.class);
  }

  private Followed.State state() throws Exception {
    return new Followed(admin, List.of(follower), Duration.ofMillis(50))
        .state()
        .get(10, TimeUnit.SECONDS);
  }

  private static TopicPartition partition() {
    return new TopicPartition(TOPIC.topicName(), 0);
  }
}
