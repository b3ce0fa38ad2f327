package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.requests.ProduceResponse;
import org.junit.jupiter.api.Test;

class LogWriterTest {
  private static final Duration BLOCK = Duration.ofMillis(300);
  private static final int RECORDS = 100;

  /** Each alone would block as long: together half a minute. */
  @Test
  void manyRecordsForABrokerThatIsAwayFailAboutAsSoonAsOne() throws IOException {
    try (LogWriter writer = new LogWriter(nowhere(), BLOCK, BLOCK.multipliedBy(2))) {
      long begun = System.nanoTime();

      List<CompletableFuture<Long>> appends =
          IntStream.range(0, RECORDS)
              .mapToObj(i -> writer.append(Topic.EVENTS, 0, new byte[] {1}, new byte[] {1}))
              .toList();

      for (CompletableFuture<Long> append : appends) {
        assertThatThrownBy(append::join).hasCauseInstanceOf(LogUnavailableException.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BLOCK.multipliedBy(10));
    }
  }

  @Test
  void anAcknowledgementWithoutAnOffsetIsAFailure() {
    CompletableFuture<Long> offset = new CompletableFuture<>();

    LogWriter.complete(
        offset,
        new RecordMetadata(
            new TopicPartition(Topic.CONTACT_LOG.topicName(), 0),
            ProduceResponse.INVALID_OFFSET,
            0,
            RecordBatch.NO_TIMESTAMP,
            0,
            0),
        null);

    assertThatThrownBy(offset::join).hasCauseInstanceOf(LogUnavailableException.class);
  }

  /** An address where nobody listens. */
  private static String nowhere() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }
}
