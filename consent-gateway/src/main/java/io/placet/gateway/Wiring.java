package io.placet.gateway;

import io.placet.domain.event.Generaliser;
import io.placet.gateway.access.Access;
import io.placet.gateway.access.Credentials;
import io.placet.gateway.access.SignIn;
import io.placet.gateway.collect.AdmittedHistory;
import io.placet.gateway.collect.Collect;
import io.placet.gateway.collect.CollectMetrics;
import io.placet.gateway.collect.Links;
import io.placet.gateway.collect.ReadFlow;
import io.placet.gateway.collect.ReadFlowHistory;
import io.placet.gateway.collect.WithheldCounts;
import io.placet.gateway.collect.WithheldView;
import io.placet.gateway.consent.ReadConsents;
import io.placet.gateway.consent.ReadShutOffs;
import io.placet.gateway.consent.RecordConsent;
import io.placet.gateway.consent.ShutOffs;
import io.placet.gateway.consent.StreamProof;
import io.placet.gateway.decide.Evaluate;
import io.placet.gateway.define.ListSegments;
import io.placet.gateway.define.Memberships;
import io.placet.gateway.define.ReadSegmentHistory;
import io.placet.gateway.define.SegmentDefinitions;
import io.placet.gateway.define.SegmentHistory;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.FindContacts;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactLogEntries;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.GatewayMarkers;
import io.placet.gateway.log.InstanceId;
import io.placet.gateway.log.KafkaFollowers;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Room;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.operate.GatewayMetrics;
import io.placet.gateway.operate.Health;
import io.placet.gateway.register.PublishedRegister;
import io.placet.gateway.register.ReadRegister;
import io.placet.gateway.verdict.Decider;
import io.placet.schemas.browser.BrowserLibrary;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.Vault;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Builds one gateway from its configuration: constructors only, in the order in which parts need
 * each other.
 */
final class Wiring implements AutoCloseable {
  private static final Duration ADMIN_CLOSE = Duration.ofSeconds(2);

  final PrometheusRegistry registry = new PrometheusRegistry();
  final Health health = new Health();
  final Access access;
  final Map<String, Operation> operations;

  private final GatewayConfig config;
  private final Clock clock;
  private final Admin admin;
  private final LogWriter log;
  private final ViewStore store;
  private final List<TopicFollower> followers;

  /** No verdict rests on them: they may still be reading when this gateway answers. */
  private final List<TopicFollower> histories;

  private final KafkaFollowers kafka;
  private final GatewayMarkers markers;
  private final Barrier barrier;
  private final StreamProof proof;
  private final SegmentDefinitions definitions;
  private final PublishedRegister published;

  Wiring(GatewayConfig config, Vault vault, Clock clock, Room room) {
    this.config = config;
    this.clock = clock;
    admin = Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()));
    new TopicCatalogue(
            config.partitions(), config.replicationFactor(), config.register().retention())
        .createMissing(admin);
    log = new LogWriter(config.bootstrapServers());
    store = new ViewStore(config.folder().resolve("view"));
    kafka = new KafkaFollowers(config.bootstrapServers(), admin, config.partitions(), store);

    ContactView contacts = new ContactView(store);
    published = new PublishedRegister(store);
    GatewayMetrics metrics = new GatewayMetrics(registry);
    ShutOffs shutOffs = new ShutOffs(store, clock, metrics::shutOffCompleted);
    metrics.showOpenShutOffs(shutOffs::openCount);
    proof = new StreamProof(admin, config.partitions(), store, shutOffs, clock);
    WithheldView withheld = new WithheldView(store);
    definitions = new SegmentDefinitions(store);
    Memberships memberships = new Memberships(store);
    SegmentHistory segmentHistory = new SegmentHistory(store);
    AdmittedHistory admitted = new AdmittedHistory(store);

    TopicFollower contactLog =
        kafka.follow(
            Topic.CONTACT_LOG,
            List.of(new ContactLogEntries(List.of(contacts, published, shutOffs))));
    TopicFollower withheldCounts = kafka.follow(Topic.WITHHELD, List.of(withheld));
    TopicFollower members = kafka.follow(Topic.MEMBERSHIPS, List.of(memberships));
    followers =
        List.of(
            contactLog,
            withheldCounts,
            kafka.follow(Topic.DEFINITIONS, List.of(definitions)),
            members,
            kafka.follow(Topic.SHUT_OFFS, List.of(proof)));
    TopicFollower changes = kafka.follow(Topic.SEGMENT_CHANGES, List.of(segmentHistory));
    TopicFollower admittedEvents = kafka.follow(Topic.PSEUDONYMISED_EVENTS, List.of(admitted));
    histories = List.of(changes, admittedEvents);
    markers = new GatewayMarkers(InstanceId.openOrCreate(config.folder()), log, contactLog, clock);
    contactLog.afterBatch(() -> shutOffs.drainTouched().forEach(markers::say));

    Identities identities = new Identities(vault, config.partitions());
    barrier =
        new Barrier(
            partition -> {
              room.requireForAnswers();
              return markers.append(partition);
            },
            contactLog::whenApplied,
            GatewayConfig.BARRIER_SPACING,
            GatewayConfig.BARRIER_TIMEOUT);
    Decider decider = new Decider(config.register(), identities, barrier, contacts, clock);
    access =
        new Access(
            Credentials.openOrCreate(config.folder().resolveSibling("credentials.json")),
            clock,
            new SecureRandom());
    SignIn signIn = new SignIn(access);
    StreamTime streamTime = new StreamTime(config.streamClock(), clock);
    ReadShutOffs receipts = new ReadShutOffs(shutOffs, barrier, config.partitions());
    Collect collect =
        new Collect(
            config.register(),
            identities,
            decider,
            new Generaliser(new BrowserLibrary()),
            log,
            new Links(identities, contacts, log, clock),
            new WithheldCounts(log),
            new CollectMetrics(registry),
            clock,
            UUID::randomUUID);
    operations =
        Map.ofEntries(
            Map.entry("collectBatch", collect::batch),
            Map.entry("collectTrack", collect::track),
            Map.entry("collectIdentify", collect::identify),
            Map.entry("findContacts", new FindContacts(identities, barrier, contacts)),
            Map.entry(
                "recordConsent",
                new RecordConsent(
                    config.register(),
                    identities,
                    decider,
                    contacts,
                    log,
                    room,
                    clock,
                    UUID::randomUUID)),
            Map.entry(
                "readConsents", new ReadConsents(config.register(), identities, decider, contacts)),
            Map.entry("listShutOffs", receipts::recent),
            Map.entry("readShutOff", receipts::one),
            Map.entry(
                "evaluate", new Evaluate(identities, decider, UUID::randomUUID, metrics::decided)),
            Map.entry(
                "readFlow",
                new ReadFlow(admin, config.partitions(), withheld, config.streamClock(), clock)),
            Map.entry(
                "readFlowHistory",
                new ReadFlowHistory(
                    admitted,
                    withheld,
                    new Followed(admin, List.of(admittedEvents, withheldCounts)),
                    streamTime)),
            Map.entry("listSegments", new ListSegments(definitions, memberships)),
            Map.entry(
                "readSegmentHistory",
                new ReadSegmentHistory(
                    definitions,
                    memberships,
                    segmentHistory,
                    new Followed(admin, List.of(changes, members)),
                    streamTime)),
            Map.entry("readRegister", new ReadRegister(config.register())),
            Map.entry("signIn", signIn::open),
            Map.entry("readSession", signIn::session));
    allFollowers()
        .forEach(
            follower ->
                health.livesWhile(
                    "view-" + follower.topicName(), () -> !follower.failure().isDone()));
  }

  /**
   * Starts the views, waits until they hold what the topics hold now, and publishes what this
   * gateway brings.
   */
  void start() {
    allFollowers().forEach(TopicFollower::start);
    kafka.awaitCaughtUp(followers);
    definitions.putMissingSamples(log, config.partitions()).join();
    published
        .publish(
            log,
            config.partitions(),
            config.register().sha256(),
            config.registerYaml(),
            clock.instant())
        .join();
    proof.start();
    markers.start();
  }

  private Stream<TopicFollower> allFollowers() {
    return Stream.concat(followers.stream(), histories.stream());
  }

  /** Completes exceptionally when a view no longer follows its topic. */
  CompletableFuture<Object> failed() {
    return CompletableFuture.anyOf(
        allFollowers().map(TopicFollower::failure).toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public void close() {
    barrier.close();
    markers.close();
    proof.close();
    allFollowers().forEach(TopicFollower::stop);
    allFollowers().forEach(TopicFollower::close);
    log.close();
    admin.close(ADMIN_CLOSE);
    store.close();
  }
}
