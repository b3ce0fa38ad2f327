package io.placet.gateway;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.access.Access;
import io.placet.gateway.access.Credentials;
import io.placet.gateway.access.ReadWriteKeys;
import io.placet.gateway.access.SignIn;
import io.placet.gateway.audit.ReadAudit;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Room;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.operate.Health;
import io.placet.gateway.register.ReadRegister;
import io.placet.vault.Vault;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds one gateway from its configuration: the foundation, then each feature on it. Constructors
 * only; what a feature is made of stands in its own wiring.
 */
final class Wiring implements AutoCloseable {
  final PrometheusRegistry registry;
  final Health health;
  final Access access;
  final Map<String, Operation> operations;

  /** Operations whose body is JSON whatever its Content-Type says. */
  final Set<String> parsedByTheOperation;

  private final Foundation foundation;
  private final ConsentWiring consent;
  private final ErasureWiring erasure;
  private final PseudonymWiring pseudonym;
  private final PersonWiring person;
  private final StreamWiring stream;
  private final SegmentWiring segments;
  private final TransferWiring transfer;
  private final ListWiring lists;
  private final DecideWiring decide;
  private final IdempotencyWiring idempotency;
  private final DebuggerWiring debugger;
  private final AudienceWiring audiences;
  private final FollowerWiring audienceFollowers;

  Wiring(
      Vertx vertx,
      GatewayConfig config,
      Vault vault,
      Clock clock,
      Room room,
      Consumer<ErasurePoint> reached) {
    consent = new ConsentWiring();
    erasure = new ErasureWiring(reached);
    IdentityWiring identity = new IdentityWiring();
    person = new PersonWiring();
    segments = new SegmentWiring();
    lists = new ListWiring();
    audienceFollowers = new FollowerWiring(vertx);
    foundation =
        new Foundation(
            config,
            vault,
            clock,
            room,
            base ->
                Stream.of(
                        consent.logReaders(base),
                        erasure.logReaders(base),
                        identity.logReaders(base),
                        person.logReaders(base),
                        segments.logReaders(base),
                        lists.logReaders(base),
                        audienceFollowers.logReaders())
                    .flatMap(List::stream)
                    .toList());
    registry = foundation.registry;
    health = foundation.health;
    access =
        new Access(
            Credentials.openOrCreate(config.folder().resolveSibling("credentials.json")),
            clock,
            new SecureRandom());
    stream = new StreamWiring(foundation);
    decide = new DecideWiring(foundation);
    operations = new HashMap<>();
    operations.putAll(person.operations(foundation));
    operations.putAll(consent.operations(foundation, person.confirmations()));
    operations.putAll(consent.surveys(foundation));
    operations.putAll(
        erasure.operations(
            foundation, consent::shutOff, this::keysOfFeatures, audienceFollowers::whoKnew));
    operations.putAll(stream.operations());
    operations.putAll(segments.operations(foundation, stream));
    audiences = new AudienceWiring(foundation, segments.ofAudiences(), lists.lists());
    operations.putAll(audiences.operations());
    operations.putAll(
        audienceFollowers.operations(foundation, segments.ofAudiences(), audiences.parts()));
    operations.putAll(
        new RegisterWiring(
                foundation,
                audiences.years(),
                audiences.parts().book(),
                audienceFollowers.webhooks())
            .operations());
    DeadLetterWiring deadLetters = new DeadLetterWiring(foundation);
    operations.putAll(deadLetters.operations());
    pseudonym = new PseudonymWiring(foundation);
    operations.putAll(pseudonym.operations());
    operations.putAll(new HeldWiring(foundation, lists::listsOf).operations());
    operations.put("readAudit", new ReadAudit(foundation.scans));
    SignalsWiring signals = new SignalsWiring(foundation);
    operations.putAll(signals.operations());
    operations.computeIfPresent(
        "recordConsent", (id, recordConsent) -> signals.withGpc(recordConsent));
    debugger = new DebuggerWiring(foundation);
    operations.putAll(debugger.operations());
    CollectWiring collect =
        new CollectWiring(
            foundation,
            signals.claims(),
            deadLetters.misfits(),
            debugger.witness(),
            access::isBrowserKey);
    operations.putAll(collect.operations());
    parsedByTheOperation = collect.bodies();
    operations.putAll(decide.operations());
    operations.putAll(identity.operations(foundation));
    transfer = new TransferWiring(foundation);
    operations.putAll(transfer.operations());
    operations.putAll(lists.operations(foundation));
    operations.putAll(new DocsWiring().operations());
    operations.putAll(accessOperations());
    idempotency = new IdempotencyWiring(foundation);
    idempotency.before(operations);
    followers()
        .forEach(
            follower ->
                health.livesWhile("view-" + follower.reader(), () -> !follower.failure().isDone()));
    foundation.metrics.showViews(
        followers().stream()
            .collect(
                Collectors.toMap(
                    TopicFollower::reader, follower -> () -> !follower.failure().isDone())));
  }

  /** Of a contact, what features have in contact-log beside what governs it. */
  private List<byte[]> keysOfFeatures(SubjectId subject) {
    return Stream.of(segments.reevaluations().keysOf(subject), lists.lists().keysOf(subject))
        .flatMap(List::stream)
        .toList();
  }

  private Map<String, Operation> accessOperations() {
    SignIn signIn = new SignIn(access);
    return Map.of(
        "signIn",
        signIn::open,
        "readSession",
        signIn::session,
        "readWriteKeys",
        new ReadWriteKeys(access),
        "readRegister",
        new ReadRegister(foundation.registers::current));
  }

  /**
   * Starts the views, waits until they hold what the topics hold now, records what those lack of
   * the erasures there were, and publishes what this gateway brings.
   */
  void start() {
    followersToStart().forEach(TopicFollower::start);
    foundation
        .kafka()
        .awaitCaughtUp(
            Stream.of(
                    foundationFollowers(),
                    stream.waitedFor(),
                    segments.waitedFor(),
                    audiences.followers(),
                    audienceFollowers.followers())
                .flatMap(List::stream)
                .toList());
    erasure.bringTogether();
    segments.start(foundation);
    consent.start();
    foundation.start();
    erasure.start();
    pseudonym.start();
    segments.work();
    audienceFollowers.work();
  }

  private List<TopicFollower> foundationFollowers() {
    return Stream.concat(
            foundation.followers().stream(), Stream.of(consent.follower(), idempotency.follower()))
        .toList();
  }

  private List<TopicFollower> followersToStart() {
    return Stream.of(
            foundationFollowers(),
            stream.followers(),
            segments.followers(),
            audiences.followers(),
            audienceFollowers.followers())
        .flatMap(List::stream)
        .toList();
  }

  private List<TopicFollower> followers() {
    return Stream.of(
            foundationFollowers(),
            stream.followers(),
            segments.allFollowers(),
            audiences.followers(),
            audienceFollowers.followers())
        .flatMap(List::stream)
        .toList();
  }

  /** The API listens on a port. */
  void listening(int port) {
    person.listening(foundation.config, port);
  }

  /** Completes exceptionally when a view no longer follows its topic. */
  CompletableFuture<Object> failed() {
    return CompletableFuture.anyOf(
        followers().stream().map(TopicFollower::failure).toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public void close() {
    lists.close();
    debugger.close();
    transfer.close();
    audienceFollowers.close();
    audiences.close();
    segments.close();
    pseudonym.close();
    erasure.close();
    foundation.stop();
    decide.close();
    consent.close();
    person.close();
    followers().forEach(TopicFollower::stop);
    followers().forEach(TopicFollower::close);
    foundation.close();
  }
}
