package io.placet.gateway;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.key.ContactKeys;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.gateway.log.Room;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.FileVault;
import io.placet.vault.Vault;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A gateway under test with the sample register, on free ports. Its credentials lie beside its
 * folder, and the vault beside the credentials, so that several gateways of one parent folder are
 * one deployment.
 */
public final class RunningGateway implements AutoCloseable {
  public static final int PARTITIONS = 4;

  private final Vertx vertx;
  private final Gateway gateway;
  private final Vault vault;
  private final Path folder;

  private RunningGateway(Vertx vertx, Gateway gateway, Vault vault, Path folder) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.vault = vault;
    this.folder = folder;
  }

  public static RunningGateway start(String bootstrapServers, Path folder) {
    return start(config(bootstrapServers, folder, 0, 0), Clock.systemUTC());
  }

  /** Fails with what the gateway's start failed with. */
  public static RunningGateway start(GatewayConfig config, Clock clock) {
    return start(config, clock, Room.UNWATCHED);
  }

  static RunningGateway start(GatewayConfig config, Clock clock, Room room) {
    return start(config, clock, room, point -> {});
  }

  /** One that may be ended at a point of an erasure. */
  static RunningGateway start(
      GatewayConfig config, Clock clock, Room room, Consumer<ErasurePoint> reached) {
    Vertx vertx = Vertx.vertx();
    Vault vault = vault(config.folder());
    try {
      Gateway gateway =
          Gateway.start(vertx, config, vault, clock, room, reached)
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(60, TimeUnit.SECONDS)
              .join();
      return new RunningGateway(vertx, gateway, vault, config.folder());
    } catch (CompletionException failed) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  public static GatewayConfig config(
      String bootstrapServers, Path folder, int port, int managementPort) {
    return config(bootstrapServers, folder, port, managementPort, RegisterLoader.sampleYaml());
  }

  /** The same with another register, at ports that are free. */
  static GatewayConfig configWith(String yaml, String bootstrapServers, Path folder) {
    return config(bootstrapServers, folder, 0, 0, yaml);
  }

  /** A day of so many contacts for each caller, in the sample register. */
  static String registerWithQuota(int contactsPerDay) {
    return RegisterLoader.sampleYaml()
        .replaceFirst("contactsPerDay: [0-9]+", "contactsPerDay: " + contactsPerDay);
  }

  private static GatewayConfig config(
      String bootstrapServers, Path folder, int port, int managementPort, String yaml) {
    return new GatewayConfig(
            bootstrapServers,
            RegisterLoader.parse(yaml, "register.yaml"),
            yaml,
            folder,
            "127.0.0.1",
            port,
            managementPort,
            PARTITIONS,
            (short) 1,
            "wall")
        .withKeyGrace(Duration.ofMillis(50))
        .withLoopbackWebhooks(true);
  }

  public Gateway gateway() {
    return gateway;
  }

  public Path folder() {
    return folder;
  }

  public Http anonymous() {
    return Http.on(gateway.port());
  }

  public Http management() {
    return Http.on(gateway.managementPort());
  }

  public Http officer() {
    return anonymous().bearer(token("officerToken"));
  }

  public Http marketer() {
    return anonymous().bearer(token("marketerToken"));
  }

  public Http tool() {
    return anonymous().bearer(token("toolToken"));
  }

  public Http collectionPoint() {
    return anonymous().bearer(token("consentToken"));
  }

  public Http sender() {
    return anonymous().bearer(token("writeKey"));
  }

  public Http browser() {
    return anonymous().bearer(token("browserKey"));
  }

  public String token(String name) {
    return token(folder, name);
  }

  /** A token of the deployment that a gateway's folder belongs to. */
  public static String token(Path folder, String name) {
    try {
      Path file = folder.resolveSibling("credentials.json");
      return new JsonObject(Files.readString(file)).getString(name);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The vault of the deployment that a gateway's folder belongs to. */
  public static Vault vault(Path folder) {
    return FileVault.open(folder.resolveSibling("vault"), "test");
  }

  public static SubjectId subject(Vault vault, String user) {
    return SubjectId.of(vault.subject(), ContactId.user(user), 0);
  }

  public SubjectId subject(String user) {
    return subject(vault, user);
  }

  /** The values of an event, opened as the stream does, with the keys that the log holds. */
  public Map<String, FieldValue> fields(EventEnvelope envelope, Log log) {
    SubjectId subject = new SubjectId(envelope.getSubjectId());
    Sealed payload = envelope.getPayload();
    byte[] sealed = new byte[payload.getPayload().remaining()];
    payload.getPayload().duplicate().get(sealed);
    byte[] place =
        SealedPlace.of(Topic.EVENTS, subject.text(), envelope.getEventId(), "EventPayload");
    return FieldsCodec.fromPayloadBytes(
        keys(subject, log)
            .find(payload.getKeyId())
            .flatMap(wrapped -> vault.dataKeys().unwrap(subject, wrapped))
            .flatMap(key -> key.open(sealed, place))
            .orElseThrow());
  }

  private static ContactKeys keys(SubjectId subject, Log log) {
    ContactKeys keys = ContactKeys.NONE;
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      if (record.value() != null
          && RecordCodec.toDomain(entries.decode(record.value())).orElse(null)
              instanceof ContactKey key
          && key.subject().equals(subject)) {
        keys = keys.with(key.key());
      }
    }
    return keys;
  }

  public int partitionOf(String user) {
    return Keys.partitionOf(subject(user).text(), PARTITIONS);
  }

  @Override
  public void close() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
