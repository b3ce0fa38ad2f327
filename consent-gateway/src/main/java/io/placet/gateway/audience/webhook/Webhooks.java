package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
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
import io.placet.vault.Sealer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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
  private final AsideWork work = new AsideWork("destinations", THREADS, WAITING);
  private Optional<Running> running = Optional.empty();

  /** What there is once it was wired. */
  private record Running(Receivers receivers, Courier courier, Map<String, Operation> operations) {}

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
  }

  /** Of the topic of destinations. */
  public Projection destinationReader() {
    return book;
  }

  /** Of the topic of deliveries. */
  public Projection deliveryReader() {
    return told;
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
    Lines lines = new Lines(courier, sealing, allowed, resolver, parts.clock());
    Receiver.Parts shared =
        new Receiver.Parts(
            book,
            writer,
            parts.audiences(),
            parts.changes(),
            new Teller(parts.standings(), told, toldWriter, parts.names(), lines, metrics),
            told,
            parts.viewsCaughtUp(),
            metrics,
            Patience.DEFAULT,
            SWEEP,
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
    running = Optional.of(new Running(receivers, courier, operations(change)));
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
    book.all().forEach(destination -> all.add(DestinationJson.of(destination)));
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
