package io.placet.jobs.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.jobs.flink.JobException;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
  @TempDir Path folder;

  @Test
  void aLogThatCannotBeReadEndsTheJobAndSaysWhere() throws Exception {
    try (Deployment deployment = Deployment.in(folder)) {
      deployment.gateway.send(
          Topic.CONTACT_LOG,
          deployment.subject("any"),
          new byte[] {1},
          "garbage".getBytes(StandardCharsets.UTF_8));

      try (ContactJob job = ContactJob.start(deployment.config)) {
        assertThatThrownBy(() -> job.terminated().get(60, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(JobException.class)
            .hasMessageContaining("contact-log cannot be read at partition");
      }
    }
  }

  @Test
  void aFirstStartAbortsWhatAnEarlierRunLeftOpen() throws Exception {
    try (Deployment deployment = Deployment.in(folder)) {
      KafkaProducer<byte[], byte[]> killed = openTransaction(deployment.kafka.bootstrapServers());

      try (ContactJob job = ContactJob.start(deployment.config);
          Outputs outputs = deployment.outputs()) {
        String subject = deployment.subject("reader");
        deployment.gateway.record(subject, "analytics", io.placet.schemas.avro.RecordedState.GIVEN);
        deployment.gateway.order(subject, "e", "1.00");

        assertThat(
                outputs.await(
                    Topic.PSEUDONYMISED_EVENTS, 1, Outputs.keyed(deployment.pseudonym(subject))))
            .hasSize(1);
        assertThat(job.terminated()).isNotDone();
      } finally {
        killed.close(java.time.Duration.ZERO);
      }
    }
  }

  /** In every partition, so that wherever a later record is, a reader would wait. */
  private static KafkaProducer<byte[], byte[]> openTransaction(String bootstrapServers)
      throws Exception {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "placet-pseudonymised-events-0-9",
                "transaction.timeout.ms",
                604_800_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    for (int partition = 0; partition < 2; partition++) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.PSEUDONYMISED_EVENTS.topicName(), partition, new byte[1], new byte[1]))
          .get(30, TimeUnit.SECONDS);
    }
    return producer;
  }
}
