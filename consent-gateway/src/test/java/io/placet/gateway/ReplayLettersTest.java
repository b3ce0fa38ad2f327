package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.EventIds;
import io.placet.domain.event.FieldValue;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that did not fit, once the register was mended. */
class ReplayLettersTest {
  private static final String ORDER = "Order Completed";

  /** A register whose author thought that a coupon is a number. */
  private static final String MISTAKEN =
      RegisterLoader.sampleYaml()
          .replaceFirst(
              "coupon: \\{type: text, treatment: keep}",
              "coupon: {type: integer, treatment: keep}");

  @TempDir Path folder;

  @Test
  void aValueThatFitsTheMendedRegisterTakesItsPlaceOnce() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")))) {
      Log log = new Log(kafka.bootstrapServers());
      try (RunningGateway gateway = start(kafka, MISTAKEN)) {
        for (String user : List.of("buyer", "leaver", "erased")) {
          gateway.collectionPoint().post(Consents.path(user), Consents.given("analytics"));
          order(gateway, user);
        }
        gateway
            .collectionPoint()
            .post(
                Consents.path("leaver"),
                new JsonObject().put("purpose", "analytics").put("state", "WITHDRAWN"));
        gateway
            .officer()
            .post("/v1/contacts/user:erased/erasures", new JsonObject().put("reason", "request 9"));
        assertThat(replay(gateway)).isEqualTo("0 replayed, 2 unfit, 0 withheld, 1 gone");
      }

      try (RunningGateway gateway = start(kafka, RegisterLoader.sampleYaml())) {
        assertThat(replay(gateway)).isEqualTo("1 replayed, 0 unfit, 1 withheld, 1 gone");
        assertThat(replay(gateway)).isEqualTo("0 replayed, 0 unfit, 1 withheld, 2 gone");

        List<EventEnvelope> events = eventsOf(gateway, log, "buyer");
        assertThat(events).hasSize(2);
        assertThat(EventIds.original(events.get(1).getEventId()))
            .isEqualTo(events.get(0).getEventId());
        assertThat(gateway.fields(events.get(1), log))
            .containsEntry("coupon", new FieldValue.Text("SPRING"))
            .containsEntry("currency", new FieldValue.Text("EUR"));
        assertThat(eventsOf(gateway, log, "leaver")).hasSize(1);
      }
    }
  }

  private RunningGateway start(EmbeddedKafka kafka, String yaml) {
    GatewayConfig base =
        RunningGateway.config(kafka.bootstrapServers(), folder.resolve("gateway"), 0, 0);
    return RunningGateway.start(
        new GatewayConfig(
            base.bootstrapServers(),
            RegisterLoader.parse(yaml, "register.yaml"),
            yaml,
            base.folder(),
            "127.0.0.1",
            0,
            0,
            RunningGateway.PARTITIONS,
            (short) 1,
            "wall"),
        Clock.systemUTC());
  }

  private static void order(RunningGateway gateway, String user) {
    assertThat(
            gateway
                .sender()
                .post(
                    "/v1/track",
                    new JsonObject()
                        .put("userId", user)
                        .put("messageId", "order-of-" + user)
                        .put("event", ORDER)
                        .put(
                            "properties",
                            new JsonObject().put("coupon", "SPRING").put("currency", "EUR")))
                .status())
        .isEqualTo(200);
  }

  private static String replay(RunningGateway gateway) {
    Answer answer = gateway.officer().post("/v1/dead-letters/replays", new JsonObject());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonObject json = answer.json();
    return "%d replayed, %d unfit, %d withheld, %d gone"
        .formatted(
            json.getInteger("replayed"),
            json.getInteger("unfit"),
            json.getInteger("withheld"),
            json.getInteger("gone"));
  }

  private static List<EventEnvelope> eventsOf(RunningGateway gateway, Log log, String user) {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    return log.all(Topic.EVENTS).stream()
        .map(record -> envelopes.decode(record.value()))
        .filter(event -> event.getSubjectId().equals(gateway.subject(user).text()))
        .toList();
  }
}
