package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.Log;
import io.placet.gateway.RunningGateway;
import io.placet.gateway.SharedBroker;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Markers on a real log, of a view that says by hand how far it is. */
@ExtendWith(SharedBroker.class)
class GatewayMarkersTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.CONTACT_LOG.topicName(), 0);
  private static final long BEYOND_THE_LOG = 1_000_000;

  @TempDir Path folder;

  @Test
  void aLogThatEndsBelowTheViewProvesNothing(EmbeddedKafka kafka, Log log) throws Exception {
    log.createMissing(RunningGateway.PARTITIONS);
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    try (ViewStore store = new ViewStore(folder);
        LogWriter writer = new LogWriter(kafka.bootstrapServers());
        TopicFollower view =
            new TopicFollower(Topic.CONTACT_LOG, Uuid.ZERO_UUID, 1, consumer, store, List.of());
        GatewayMarkers markers = new GatewayMarkers("test", writer, view, Clock.systemUTC())) {
      assertThat(markers.append(0).get(10, TimeUnit.SECONDS)).isNotNegative();

      view.start();
      consumer.schedulePollTask(
          () ->
              consumer.addRecord(
                  new ConsumerRecord<>(
                      PARTITION.topic(), 0, BEYOND_THE_LOG, new byte[1], new byte[1])));
      view.whenApplied(0, BEYOND_THE_LOG + 1).get(10, TimeUnit.SECONDS);

      assertThatThrownBy(() -> markers.append(0).get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("shorter than the view");
    }
  }
}
