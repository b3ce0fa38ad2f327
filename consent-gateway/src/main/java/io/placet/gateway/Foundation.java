package io.placet.gateway;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.identity.AddressView;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.AskedAddress;
import io.placet.gateway.identity.ContactAddresses;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.identity.KeptRefusals;
import io.placet.gateway.identity.ToldAddresses;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactLogEntries;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.ErasedSubjects;
import io.placet.gateway.log.GatewayMarkers;
import io.placet.gateway.log.InstanceId;
import io.placet.gateway.log.KafkaFollowers;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.RegisterView;
import io.placet.gateway.log.Room;
import io.placet.gateway.log.StandingsForm;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.operate.GatewayMetrics;
import io.placet.gateway.operate.Health;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.quota.QuotaUse;
import io.placet.gateway.record.AnonymousContacts;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.register.PublishedRegister;
import io.placet.gateway.seal.SealedValues;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.PastVerdicts;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import io.placet.vault.DataKeyCache;
import io.placet.vault.Vault;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * What every feature of a gateway stands on: the log and the view of it, the barrier between them,
 * the one way to a verdict and the one way to a record.
 */
final class Foundation implements AutoCloseable {
  /** Of this process's memory, for data keys at hand: some 600 bytes each with what finds them. */
  private static final int SHARE_OF_MEMORY = 96;

  private static final int DATA_KEY_BYTES = 600;

  /** A follower of its own: decisions wait for it, and not for what else exports say. */
  private static final String QUOTAS = "quotas";

  private static final Duration ADMIN_CLOSE = Duration.ofSeconds(2);

  final GatewayConfig config;
  final String instance;
  final Vault vault;
  final Clock clock;
  final Room room;
  final PrometheusRegistry registry = new PrometheusRegistry();
  final GatewayMetrics metrics = new GatewayMetrics(registry);
  final Health health = new Health();
  final Supplier<UUID> ids = UUID::randomUUID;
  final Admin admin;
  final LogWriter log;
  final ViewStore store;
  final DataKeyCache keys;
  final SealedValues sealed;
  final Identities identities;
  final ErasedSubjects erased;
  final ContactView contacts;
  final AliasView linked;
  final ContactKeyring keyring;
  final AddressView addressView;
  final ContactAddresses contactAddresses;
  final AliasLinks aliases;

  /** In force from the log, whatever file this gateway was started with. */
  final RegisterView registers;

  final Barrier barrier;
  final Decider decider;
  final PastVerdicts past;
  final AskedAddress addresses;
  final AnonymousContacts anonymous;
  final RecordWriter records;
  final AuditTrail audit;
  final TopicScans scans;
  final Quota quota;

  private final PublishedRegister published;
  private final KafkaFollowers kafka;
  private final TopicFollower contactLog;
  private final TopicFollower addressTopic;
  private final TopicFollower quotas;
  private final GatewayMarkers markers;

  /**
   * Opens it.
   *
   * @param alsoOfTheLog makes what features derive from contact-log beside the contacts themselves
   */
  Foundation(GatewayConfig config, Vault vault, Clock clock, Room room, LogReaders alsoOfTheLog) {
    this.config = config;
    this.vault = vault;
    this.clock = clock;
    this.room = room;
    admin = Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()));
    new TopicCatalogue(
            config.partitions(), config.replicationFactor(), config.register().retention())
        .createMissing(admin);
    log = new LogWriter(config.bootstrapServers());
    audit = new AuditTrail(log, clock, ids, registry);
    scans = new TopicScans(config.bootstrapServers());
    store = new ViewStore(config.folder().resolve("view"));
    StandingsForm.bringUpToDate(store);
    kafka = new KafkaFollowers(config.bootstrapServers(), admin, config.partitions(), store);
    erased = new ErasedSubjects(store);
    keys = new DataKeyCache(vault.dataKeys(), dataKeys());
    sealed = new SealedValues(keys::unwrap);
    identities =
        new Identities(
            vault, config.partitions(), () -> config.register().country(), erased::contains);
    contacts = new ContactView(store, sealed);
    linked = new AliasView(store, contacts, sealed);
    KeptRefusals kept = new KeptRefusals(store);
    registers = new RegisterView(store, config.partitions());
    health.readyWhile("register", registers::isReadable);
    published = new PublishedRegister(log, registers);
    List<EntryProjection> readers =
        new ArrayList<>(List.of(erased, contacts, linked, kept, registers));
    readers.addAll(alsoOfTheLog.over(this));
    contactLog = follow(Topic.CONTACT_LOG, new ContactLogEntries(readers));
    addressView = new AddressView(store, erased::contains);
    addressTopic = follow(Topic.CONTACTS, addressView);
    contactAddresses = new ContactAddresses(addressView, contacts, sealed);
    QuotaUse use = new QuotaUse(store);
    quotas = followAs(QUOTAS, Topic.EXPORTS, use);
    quota =
        new Quota(
            use,
            log,
            quotas::whenApplied,
            config.partitions(),
            registers::current,
            clock,
            ids,
            registry);
    instance = InstanceId.openOrCreate(config.folder());
    markers = new GatewayMarkers(instance, log, contactLog, clock);
    barrier =
        new Barrier(
            partition -> {
              room.requireForAnswers();
              return markers.append(partition);
            },
            contactLog::whenApplied,
            GatewayConfig.BARRIER_SPACING,
            GatewayConfig.BARRIER_TIMEOUT);
    decider = new Decider(registers, identities, barrier, contacts, clock);
    past = new PastVerdicts(registers.past(), identities, contacts);
    addresses = new AskedAddress(identities, barrier, contacts, linked);
    keyring =
        new ContactKeyring(vault, keys, identities, contacts, log, contactLog::whenApplied, clock);
    aliases =
        new AliasLinks(
            identities, linked, keyring, this::repeatRefusals, toldAddresses(), log, clock);
    anonymous = new AnonymousContacts(identities, barrier, contacts, linked);
    records =
        new RecordWriter(
            registers::current,
            identities,
            decider,
            contacts,
            anonymous,
            keyring,
            kept,
            barrier,
            log,
            contactLog::whenApplied,
            room,
            clock,
            ids);
  }

  private static int dataKeys() {
    return (int) (Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / DATA_KEY_BYTES);
  }

  private ToldAddresses toldAddresses() {
    return new ToldAddresses(
        addressView, identities, keyring, log, addressTopic::whenApplied, erased::contains, clock);
  }

  private CompletableFuture<Void> repeatRefusals(ContactId contact, Alias alias) {
    return records.repeatRefusals(contact, alias);
  }

  /** What features derive from contact-log, each made over the view. */
  @FunctionalInterface
  interface LogReaders {
    List<EntryProjection> over(Foundation foundation);
  }

  /** Follows a topic into the view; the caller starts and closes what it gets. */
  TopicFollower follow(Topic topic, Projection... projections) {
    return kafka.follow(topic, List.of(projections));
  }

  /** One more follower of a topic, under a name of its own. */
  TopicFollower followAs(String reader, Topic topic, Projection... projections) {
    return kafka.follow(topic, reader, List.of(projections));
  }

  TopicFollower contactLog() {
    return contactLog;
  }

  /** The keys of a contact's addresses, once the view shows what their topic holds now. */
  List<byte[]> addressKeys(SubjectId subject) {
    kafka.awaitCaughtUp(List.of(addressTopic));
    return addressView.keysOf(subject);
  }

  /** A contact's addresses, once the view shows what their topic holds now. */
  List<ContactAddresses.Held> addressesOf(SubjectId subject) {
    kafka.awaitCaughtUp(List.of(addressTopic));
    return contactAddresses.all(subject);
  }

  /** Those that everything stands on. */
  List<TopicFollower> followers() {
    return List.of(contactLog, addressTopic, quotas);
  }

  KafkaFollowers kafka() {
    return kafka;
  }

  /** Says at once in the log how far this instance has applied a partition. */
  void sayApplied(int partition) {
    markers.say(partition);
  }

  /** Once the views have caught up: publishes the register and begins to say that this is live. */
  void start() {
    publish().join();
    markers.start();
  }

  private CompletableFuture<Void> publish() {
    return published.publish(
        config.partitions(),
        config.register().sha256(),
        config.registerYaml(),
        clock.instant(),
        contactLog::whenApplied);
  }

  /** No question is answered any more. */
  void stop() {
    barrier.close();
    markers.close();
  }

  @Override
  public void close() {
    scans.close();
    // The JVM's metrics keep every registry for good: what is in it would hold this whole gateway.
    registry.clear();
    log.close();
    admin.close(ADMIN_CLOSE);
    store.close();
  }
}
