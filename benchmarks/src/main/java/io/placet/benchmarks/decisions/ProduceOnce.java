package io.placet.benchmarks.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.benchmarks.deployment.FloorProcess;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Floor: a bare Vert.x server that produces the body it is sent under the path, waiting for no
 * other record, and answers with the offset once all in-sync replicas have it.
 */
final class ProduceOnce {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  private ProduceOnce(KafkaProducer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Serves until the process is ended: bootstrap servers, topic. */
  public static void main(String[] arguments) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                arguments[0],
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    FloorProcess.serve(new ProduceOnce(producer, arguments[1])::take);
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> append(request, body));
  }

  private void append(HttpServerRequest request, Buffer body) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, request.path().getBytes(UTF_8), body.getBytes()),
            (metadata, failure) -> {
              if (failure == null) {
                request
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("offset", metadata.offset()).toBuffer());
              } else {
                request.response().setStatusCode(500).end();
              }
            });
  }
}
