package io.placet.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.benchmarks.deployment.FloorProcess;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Floor: a bare Vert.x server that parses what the gateway is sent, checks each event's fields by
 * hand, seals it as JSON, produces it with {@code acks=all} and answers once all are acknowledged.
 * No caller, no consent, no barrier.
 */
final class CheckSealProduce {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final Sealing sealing = new Sealing();
  private final Buffer taken = new JsonObject().put("success", true).toBuffer();

  private CheckSealProduce(KafkaProducer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Serves until the process is ended: bootstrap servers, topic. */
  public static void main(String[] arguments) {
    FloorProcess.serve(new CheckSealProduce(Producers.plain(arguments[0]), arguments[1])::take);
  }

  private void take(HttpServerRequest request) {
    boolean batch = request.path().endsWith("batch");
    request.body().onSuccess(body -> take(request.response(), events(body, batch)));
  }

  private static List<JsonObject> events(Buffer body, boolean batch) {
    if (!batch) {
      return List.of(body.toJsonObject());
    }
    JsonArray events = body.toJsonObject().getJsonArray("batch");
    return IntStream.range(0, events.size()).mapToObj(events::getJsonObject).toList();
  }

  private void take(HttpServerResponse response, List<JsonObject> events) {
    if (!events.stream().allMatch(CheckSealProduce::isComplete)) {
      response.setStatusCode(400).end();
      return;
    }
    AtomicInteger open = new AtomicInteger(events.size());
    for (JsonObject event : events) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              topic,
              event.getString("userId").getBytes(UTF_8),
              sealing.seal(event.toBuffer().getBytes()));
      var unused =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null && open.decrementAndGet() == 0) {
                  response.putHeader("Content-Type", "application/json").end(taken);
                }
              });
    }
  }

  private static boolean isComplete(JsonObject event) {
    return event.getValue("userId") instanceof String
        && event.getValue("event") instanceof String
        && event.getValue("properties") instanceof JsonObject;
  }
}
