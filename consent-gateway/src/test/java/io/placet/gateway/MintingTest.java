package io.placet.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways that make data keys at once, and erase meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MintingTest {
  private static final int GATEWAYS = 3;
  private static final int CONTACTS = 40;

  private final List<RunningGateway> gateways = new ArrayList<>();
  private final ExecutorService clients = Executors.newFixedThreadPool(6);
  private EmbeddedKafka kafka;
  private Log log;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")));
    log = new Log(kafka.bootstrapServers());
    for (int number = 0; number < GATEWAYS; number++) {
      gateways.add(
          RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway-" + number)));
    }
  }

  @AfterAll
  void stop() {
    clients.shutdownNow();
    gateways.forEach(RunningGateway::close);
    kafka.close();
  }

  @Test
  void gatewaysThatMintAtOnceLoseNothingAndAgreeOnTheFirstInTheLog() {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int contact = 0; contact < CONTACTS; contact++) {
      String user = "at-once-" + contact;
      for (RunningGateway gateway : gateways) {
        answers.add(
            CompletableFuture.supplyAsync(
                () ->
                    gateway
                        .collectionPoint()
                        .post(Consents.path(user), Consents.given("analytics"))
                        .status(),
                clients));
      }
    }
    assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(201);

    IntStream.range(0, CONTACTS)
        .mapToObj(contact -> "at-once-" + contact)
        .forEach(user -> gateways.forEach(gateway -> track(gateway, user)));

    Map<SubjectId, ContactKeys> keys = keys();
    RunningGateway any = gateways.get(0);
    Map<String, Integer> opened = new HashMap<>();
    for (EventEnvelope event : events()) {
      ContactKeys held = requireNonNull(keys.get(new SubjectId(event.getSubjectId())));
      assertThat(event.getPayload().getKeyId()).isEqualTo(held.current().orElseThrow().keyId());
      assertThat(any.fields(event, log)).containsKey("currency");
      opened.merge(event.getSubjectId(), 1, Integer::sum);
    }
    assertThat(opened.values()).hasSize(CONTACTS).containsOnly(GATEWAYS);
  }

  @Test
  void noKeyOfALivingContactIsLostWhileOthersOfItsSlotAreErased() {
    RunningGateway first = gateways.get(0);
    List<String> erased = List.of("goes-0", "goes-1", "goes-2", "goes-3");
    erased.forEach(
        user -> first.collectionPoint().post(Consents.path(user), Consents.given("analytics")));
    List<String> neighbours =
        erased.stream().flatMap(user -> neighboursOf(first.subject(user)).stream()).toList();

    List<CompletableFuture<Integer>> work = new ArrayList<>();
    for (int at = 0; at < neighbours.size(); at++) {
      RunningGateway gateway = gateways.get(at % GATEWAYS);
      String user = neighbours.get(at);
      work.add(
          CompletableFuture.supplyAsync(
              () ->
                  gateway
                      .collectionPoint()
                      .post(Consents.path(user), Consents.given("analytics"))
                      .status(),
              clients));
      if (at % 3 == 0 && at / 3 < erased.size()) {
        String goes = erased.get(at / 3);
        work.add(CompletableFuture.supplyAsync(() -> erase(gateway, goes), clients));
      }
    }
    assertThat(work.stream().map(CompletableFuture::join)).containsOnly(201, 202);
    Eventually.holds("every erasure is done", () -> unfinished(first) == 0);

    Map<SubjectId, ContactKeys> keys = keys();
    DataKeys vault = vault(first).dataKeys();
    for (String user : neighbours) {
      SubjectId subject = first.subject(user);
      assertThat(requireNonNull(keys.get(subject)).wrapped())
          .as(user)
          .isNotEmpty()
          .allSatisfy(key -> assertThat(vault.unwrap(subject, key)).isPresent());
    }
  }

  private static int erase(RunningGateway gateway, String user) {
    return gateway
        .officer()
        .post(
            "/v1/contacts/user:" + user + "/erasures", new JsonObject().put("reason", "request 1"))
        .status();
  }

  private static long unfinished(RunningGateway gateway) {
    return gateway.officer().get("/v1/erasures").list("erasures").stream()
        .filter(
            erasure ->
                erasure.getJsonArray("places").stream()
                    .map(JsonObject.class::cast)
                    .noneMatch(
                        place ->
                            place.getString("place").equals("data-key")
                                && place.containsKey("doneAt")))
        .count();
  }

  private static void track(RunningGateway gateway, String user) {
    assertThat(
            gateway
                .sender()
                .post(
                    "/v1/track",
                    new JsonObject()
                        .put("userId", user)
                        .put("event", "Order Completed")
                        .put("properties", new JsonObject().put("currency", "EUR")))
                .json()
                .containsKey("withheld"))
        .isFalse();
  }

  private List<String> neighboursOf(SubjectId subject) {
    int slot = DataKeys.slotOf(subject);
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> "beside-" + number)
        .filter(user -> DataKeys.slotOf(gateways.get(0).subject(user)) == slot)
        .limit(4)
        .toList();
  }

  private static Vault vault(RunningGateway gateway) {
    return RunningGateway.vault(gateway.folder());
  }

  private Map<SubjectId, ContactKeys> keys() {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    Map<SubjectId, ContactKeys> keys = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      if (record.value() != null
          && RecordCodec.toDomain(entries.decode(record.value())).orElse(null)
              instanceof ContactKey key) {
        keys.merge(
            key.subject(),
            ContactKeys.NONE.with(key.key()),
            (before, one) -> before.with(key.key()));
      }
    }
    return keys;
  }

  private List<EventEnvelope> events() {
    SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
    return log.all(Topic.EVENTS).stream().map(record -> envelopes.decode(record.value())).toList();
  }
}
