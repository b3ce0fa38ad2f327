package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of messages from senders share, and the gateway that takes them. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrdersAtTheGateway {
  static final String ORDER = "Order Completed";

  record Placed(
      ConsumerRecord<byte[], byte[]> record,
      EventEnvelope envelope,
      Map<String, FieldValue> fields) {
    Optional<FieldValue> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  final RunningGateway gateway;
  final Log log;

  OrdersAtTheGateway(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  void consented(String user) {
    Answer answer = gateway.officer().post(Consents.path(user), Consents.given("analytics"));
    assertThat(answer.status()).isEqualTo(201);
  }

  Answer send(JsonObject... messages) {
    return gateway.sender().post("/v1/batch", batch(messages));
  }

  static JsonObject batch(JsonObject... messages) {
    return new JsonObject().put("batch", new JsonArray(List.of((Object[]) messages)));
  }

  static JsonObject order(String user) {
    return new JsonObject()
        .put("type", "track")
        .put("event", ORDER)
        .put("userId", user)
        .put("properties", new JsonObject().put("total", 39.9).put("currency", "EUR"));
  }

  static JsonObject only(Answer answer, String fate) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list(fate)).hasSize(1);
    return answer.list(fate).get(0);
  }

  List<Placed> eventsOf(String user) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    String subject = gateway.subject(user).text();
    return log.all(Topic.EVENTS).stream()
        .filter(record -> subject.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .map(
            record -> {
              EventEnvelope envelope = envelopes.decode(record.value());
              return new Placed(record, envelope, gateway.fields(envelope, log));
            })
        .toList();
  }

  static byte[] body(JsonObject json) {
    return bytes(json.encode());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
