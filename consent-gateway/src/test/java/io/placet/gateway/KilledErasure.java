package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.gateway.log.Room;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An erasure whose gateway dies at a point of it, with what there was before.
 *
 * @param user who is erased; objected to the newsletter, and permitted analytics
 * @param neighbour of the same slot, who stays
 * @param key of the erased, as it was
 * @param receipt path of the erasure's
 */
record KilledErasure(String user, String neighbour, WrappedKey key, String receipt) {
  /** What the process ends with, which is none of Java's own. */
  static final int HALTED = 86;

  /** Records what there is to erase, and orders it. */
  static KilledErasure order(RunningGateway gateway, Log log, String user) {
    String neighbour = neighbourOf(gateway, user);
    for (String each : List.of(user, neighbour)) {
      post(gateway, each, Consents.given("analytics"));
      post(gateway, each, Consents.newsletter());
    }
    post(gateway, user, Consents.noNewsletter("OBJECTED"));
    WrappedKey key = keys(bodies(log), gateway.subject(user)).findFirst().orElseThrow();
    Answer erased =
        gateway
            .officer()
            .post(
                "/v1/contacts/user:" + user + "/erasures",
                new JsonObject().put("reason", "request 12"));
    assertThat(erased.status()).as(erased.text()).isEqualTo(202);
    return new KilledErasure(user, neighbour, key, erased.json().getString("erasure"));
  }

  String id() {
    return receipt.substring(receipt.lastIndexOf('/') + 1);
  }

  private static void post(RunningGateway gateway, String user, JsonObject consent) {
    Answer answer = gateway.collectionPoint().post(Consents.path(user), consent);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static String neighbourOf(RunningGateway gateway, String user) {
    int slot = DataKeys.slotOf(gateway.subject(user));
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> "beside-" + user + "-" + number)
        .filter(other -> DataKeys.slotOf(gateway.subject(other)) == slot)
        .findFirst()
        .orElseThrow();
  }

  /** The keys of a contact that a log tells of, in its order. */
  static Stream<WrappedKey> keys(List<Object> log, SubjectId subject) {
    return log.stream()
        .flatMap(body -> RecordCodec.toDomain(new ContactLogEntry(body)).stream())
        .filter(ContactKey.class::isInstance)
        .map(ContactKey.class::cast)
        .filter(found -> found.subject().equals(subject))
        .map(ContactKey::key);
  }

  /** What the entries of contact-log say. */
  static List<Object> bodies(Log log) {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .map(record -> entries.decode(record.value()).getBody())
        .toList();
  }

  static RunningGateway start(
      String bootstrapServers, Path folder, Clock clock, Consumer<ErasurePoint> reached) {
    return RunningGateway.start(
        RunningGateway.config(bootstrapServers, folder, 0, 0), clock, Room.UNWATCHED, reached);
  }

  /** Erases, and is halted at a point of it; says what it had, as the test's process needs it. */
  public static void main(String[] args) throws InterruptedException {
    ErasurePoint last = ErasurePoint.valueOf(args[2]);
    CountDownLatch said = new CountDownLatch(1);
    RunningGateway gateway =
        start(
            args[0],
            Path.of(args[1]),
            Clock.systemUTC(),
            point -> {
              if (point == last) {
                awaitUninterruptibly(said);
                Runtime.getRuntime().halt(HALTED);
              }
            });
    KilledErasure erasure = order(gateway, new Log(args[0]), args[3]);
    System.out.println(erasure.toText());
    System.out.flush();
    said.countDown();
    new CountDownLatch(1).await();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private String toText() {
    return new JsonObject()
        .put("user", user)
        .put("neighbour", neighbour)
        .put("key", key.keyId())
        .put("generation", key.slotGeneration())
        .put("bytes", key.bytes())
        .put("receipt", receipt)
        .encode();
  }

  static KilledErasure parse(String text) {
    JsonObject json = new JsonObject(text);
    return new KilledErasure(
        json.getString("user"),
        json.getString("neighbour"),
        new WrappedKey(
            json.getString("key"), json.getInteger("generation"), json.getBinary("bytes")),
        json.getString("receipt"));
  }
}
