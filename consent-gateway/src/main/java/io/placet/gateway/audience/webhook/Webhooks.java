package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.ChangeFeed;
import io.placet.gateway.audience.change.Naming;
import io.placet.gateway.audience.change.Standings;
import io.placet.gateway.audience.webhook.Target.Allowed;
import io.placet.gateway.audience.webhook.Target.Resolver;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.quota.Quota;
import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.vault.Sealer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Receivers of audiences: their definitions, their operations, and the telling itself. */
public final class Webhooks implements AutoCloseable {
  private static final Duration ATTEMPT = Duration.ofSeconds(15);

  /** Permissions that end by themselves are told within this. */
  private static final Duration SWEEP = Duration.ofMinutes(5);

  private static final int THREADS = 1;
  private static final int WAITING = 32;

  private final DestinationBook book;
  private final ToldMembers told;
  private final Disclosed disclosed;
  private final AsideWork work = new AsideWork("destinations", THREADS, WAITING);
  private Optional<Running> running = Optional.empty();

  /** What there is once it was wired. */
  private record Running(
      Receivers receivers,
      Courier courier,
      Function<String, Optional<Audience>> audiences,
      Map<String, Operation> operations) {}

  /**
   * What it stands on.
   *
   * @param loopbackAllowed whether this machine may be a receiver, for development
   */
  public record Parts(
      Vertx vertx,
      String bootstrapServers,
      Admin admin,
      int partitions,
      Function<String, Optional<Audience>> audiences,
      Standings standings,
      Naming names,
      ChangeFeed changes,
      Supplier<CompletableFuture<Void>> viewsCaughtUp,
      LogWriter log,
      Applied destinations,
      Applied deliveries,
      Applied disclosures,
      Quota quota,
      Sealer sealer,
      AuditTrail audit,
      BooleanSupplier first,
      Clock clock,
      Supplier<UUID> ids,
      PrometheusRegistry registry,
      boolean loopbackAllowed) {}

  public Webhooks(ViewStore store) {
    book = new DestinationBook(store);
    told = new ToldMembers(store);
    disclosed = new Disclosed(store);
  }

  /** Of the topic of destinations. */
  public Projection destinationReader() {
    return book;
  }

  /** Of the topic of deliveries. */
  public Projection deliveryReader() {
    return told;
  }

  /** Of the topic of disclosures. */
  public Projection disclosureReader() {
    return disclosed;
  }

  /**
   * A receiver that knew a contact which is erased.
   *
   * @param recipient of the register, where it is known
   * @param toldAt when it acknowledged that the contact is gone; empty if it did not yet, or cannot
   *     be told
   * @param cannotBeTold whether its form has no name for a contact whose address is gone
   */
  public record Knew(
      String destination, String recipient, Optional<Instant> toldAt, boolean cannotBeTold) {}

  /** The receivers that knew an erased contact (GDPR Article 19). */
  public List<Knew> whoKnew(SubjectId erased) {
    List<Knew> all = new ArrayList<>();
    for (MemberDisclosed ended : disclosed.ofErased(erased)) {
      boolean untold = ended.getKind() == DisclosureKind.UNTOLD;
      all.add(
          new Knew(
              ended.getDestinationId(),
              ended.getRecipient(),
              untold ? Optional.empty() : Optional.of(ended.getAt()),
              untold));
    }
    for (Destination destination : book.all()) {
      if (told.holds(destination.id(), erased) || disclosed.isOpen(destination.id(), erased)) {
        all.add(
            new Knew(
                destination.id(), recipientOf(destination.audience()), Optional.empty(), false));
      }
    }
    return all;
  }

  private String recipientOf(String audience) {
    return running
        .flatMap(parts -> parts.audiences().apply(audience))
        .map(Audience::recipient)
        .orElse("");
  }

  public void wire(Parts parts) {
    Courier courier = new Courier(parts.vertx(), ATTEMPT);
    Allowed allowed = parts.loopbackAllowed() ? Allowed.ALSO_LOOPBACK : Allowed.PUBLIC;
    Resolver resolver = Target.SYSTEM;
    Sealing sealing = new Sealing(parts.sealer());
    WebhookMetrics metrics = new WebhookMetrics(parts.registry());
    DestinationWriter writer =
        new DestinationWriter(book, parts.log(), parts.destinations(), parts.partitions());
    ToldWriter toldWriter =
        new ToldWriter(parts.log(), parts.deliveries(), parts.partitions(), parts.clock());
    DisclosureWriter disclosures =
        new DisclosureWriter(parts.log(), parts.disclosures(), parts.partitions(), parts.clock());
    Entries entries =
        new Entries(
            (caller, contacts) -> parts.quota().takeUpTo(caller, contacts).join(),
            told,
            disclosed,
            disclosures);
    Lines lines = new Lines(courier, sealing, allowed, resolver, parts.clock());
    Receiver.Parts shared =
        new Receiver.Parts(
            book,
            writer::put,
            parts.audiences(),
            parts.changes()::of,
            new Teller(
                parts.standings(),
                told,
                toldWriter,
                disclosed,
                disclosures,
                entries,
                parts.names(),
                lines,
                metrics),
            new Again.Parts(told, disclosed, parts.quota()::allowance, SWEEP, parts.clock()),
            parts.viewsCaughtUp(),
            metrics,
            Patience.DEFAULT,
            parts.clock(),
            new SecureRandom());
    Receivers receivers =
        new Receivers(
            book,
            destination ->
                destination.isTold() && parts.audiences().apply(destination.audience()).isPresent(),
            destination ->
                new Receiver(
                    destination, Feed.of(parts.bootstrapServers(), destination.id()), shared),
            parts.first());
    ChangeDestinations change =
        new ChangeDestinations(
            new ChangeDestinations.Parts(
                book,
                writer,
                told,
                toldWriter,
                disclosed,
                disclosures,
                new Places(parts.admin(), parts.partitions()),
                parts.audiences(),
                sealing,
                allowed,
                resolver,
                parts.audit(),
                work,
                parts.clock(),
                new SecureRandom(),
                parts.ids()));
    running = Optional.of(new Running(receivers, courier, parts.audiences(), operations(change)));
  }

  private Map<String, Operation> operations(ChangeDestinations change) {
    return Map.of(
        "createDestination",
        change::create,
        "listDestinations",
        this::list,
        "setDestinationState",
        change::setState,
        "rotateDestinationSecret",
        change::rotate,
        "replayDestination",
        change::replay,
        "removeDestination",
        change::remove);
  }

  private Future<ApiResponse> list(ApiRequest request) {
    JsonArray all = new JsonArray();
    book.all().forEach(destination -> all.add(DestinationJson.of(destination, disclosed)));
    return Future.succeededFuture(ApiResponse.ok(new JsonObject().put("destinations", all)));
  }

  /** All receivers, in whatever state. */
  public List<Connected> connected() {
    return book.all().stream().map(Connected::of).toList();
  }

  /** By operation id. */
  public Map<String, Operation> operations() {
    return running.orElseThrow().operations();
  }

  /** Once the views have caught up. */
  public void start() {
    running.orElseThrow().receivers().start();
  }

  @Override
  public void close() {
    running.ifPresent(
        parts -> {
          parts.receivers().close();
          parts.courier().close();
        });
    work.close();
  }
}
