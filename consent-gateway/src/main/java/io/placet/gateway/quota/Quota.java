package io.placet.gateway.quota;

import io.placet.domain.register.Exports;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.quota.Taken.Granted;
import io.placet.gateway.quota.Taken.Refused;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.QuotaTaken;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes contacts off a caller's day. A gateway takes more than it was asked for, up to a fiftieth
 * of what is left, and gives from that as long as it lasts; what it has not given is lost when it
 * ends, so a day may be shorter than the register says, never longer.
 */
public final class Quota {
  private static final int AHEAD = 10;
  private static final long LEAST_AHEAD = 1_000;

  /** Of what is left, the part that a gateway may lose when it ends. */
  private static final int SHARE = 50;

  /** As long as a question may wait for its barrier. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QuotaUse use;
  private final LogWriter log;
  private final Applied view;
  private final int partitions;
  private final Supplier<Register> register;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final QuotaMetrics metrics;
  private final Leases leases = new Leases();
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);

  /**
   * A quota.
   *
   * @param view of the topic, whose follower has the fold
   * @param register in force
   */
  public Quota(
      QuotaUse use,
      LogWriter log,
      Applied view,
      int partitions,
      Supplier<Register> register,
      Clock clock,
      Supplier<UUID> ids,
      PrometheusRegistry registry) {
    this.use = use;
    this.log = log;
    this.view = view;
    this.partitions = partitions;
    this.register = register;
    this.clock = clock;
    this.ids = ids;
    this.metrics = new QuotaMetrics(registry);
  }

  /** Whose day, as the register in force has it. */
  private record Day(String caller, LocalDate date, Exports exports, Duration untilNext) {}

  /**
   * Takes contacts of which a caller is about to be told.
   *
   * @return what is left; fails with what becomes a 429 where it had not so many
   */
  public CompletableFuture<Allowance> require(ApiRequest request, long contacts) {
    return require(request.caller().orElseThrow().name(), contacts);
  }

  /** The same for a caller by name. */
  public CompletableFuture<Allowance> require(String caller, long contacts) {
    return take(caller, contacts)
        .thenApply(
            taken ->
                taken.fold(
                    Granted::allowance,
                    refused -> {
                      throw refused.problem();
                    }));
  }

  /** What a caller has left. */
  public Allowance allowance(String caller) {
    return allowance(today(caller));
  }

  /** Takes contacts, or none. */
  public CompletableFuture<Taken> take(String caller, long contacts) {
    Day day = today(caller);
    long claimed = leases.claim(caller, day.date(), contacts);
    long missing = contacts - claimed;
    CompletableFuture<Boolean> enough =
        missing == 0
            ? CompletableFuture.completedFuture(true)
            : lease(day, ahead(day, missing), missing);
    return enough.handle(
        (granted, failure) -> {
          if (failure != null || !granted) {
            leases.add(caller, day.date(), claimed);
          }
          if (failure != null) {
            throw unproven(failure);
          }
          return outcome(day, contacts, granted);
        });
  }

  /** Takes as many of some contacts as the day has room for, perhaps none. */
  public CompletableFuture<Long> takeUpTo(String caller, long contacts) {
    return take(caller, contacts)
        .thenCompose(
            taken ->
                taken.fold(
                    granted -> CompletableFuture.completedFuture(contacts),
                    refused -> takeRest(caller, refused.allowance().left(), contacts)));
  }

  private CompletableFuture<Long> takeRest(String caller, long left, long wanted) {
    return left <= 0 || left >= wanted
        ? CompletableFuture.completedFuture(0L)
        : take(caller, left).thenApply(taken -> taken.fold(granted -> left, refused -> 0L));
  }

  private Taken outcome(Day day, long contacts, boolean granted) {
    if (granted) {
      metrics.granted(day.caller(), contacts);
      return new Granted(allowance(day));
    }
    metrics.refused(day.caller(), contacts);
    return new Refused(allowance(day));
  }

  private long ahead(Day day, long missing) {
    long left = day.exports().contactsPerDay() - use.of(day.caller(), day.date());
    return Math.max(missing, Math.min(Math.max(missing * AHEAD, LEAST_AHEAD), left / SHARE));
  }

  /** Takes some of the log, at least what is missing; the rest is kept for the next question. */
  private CompletableFuture<Boolean> lease(Day day, long wanted, long missing) {
    String id = ids.get().toString();
    int partition = Keys.partitionOf(day.caller(), partitions);
    ExportEntry entry =
        new ExportEntry(
            clock.instant(),
            new QuotaTaken(id, day.caller(), day.date(), wanted, day.exports().contactsPerDay()));
    use.await(id);
    return log.append(Topic.EXPORTS, partition, QuotaUse.key(day.caller()), codec.encode(entry))
        .thenCompose(
            offset ->
                view.whenApplied(partition, offset + 1)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .whenComplete(
            (applied, failure) -> {
              if (failure != null) {
                use.forget(id);
              }
            })
        .thenCompose(
            applied -> {
              if (use.wasAdmitted(id)) {
                leases.add(day.caller(), day.date(), wanted - missing);
                return CompletableFuture.completedFuture(true);
              }
              // another gateway took some meanwhile
              return wanted > missing
                  ? lease(day, missing, missing)
                  : CompletableFuture.completedFuture(false);
            });
  }

  private static LogUnavailableException unproven(Throwable failure) {
    return new LogUnavailableException("what was taken of a quota was not read back", failure);
  }

  private Day today(String caller) {
    Register inForce = register.get();
    ZoneId zone = inForce.zone();
    ZonedDateTime now = clock.instant().atZone(zone);
    LocalDate date = now.toLocalDate();
    return new Day(
        caller,
        date,
        inForce.exports(),
        Duration.between(now, date.plusDays(1).atStartOfDay(zone)));
  }

  private Allowance allowance(Day day) {
    long limit = day.exports().contactsPerDay();
    long left = limit - use.of(day.caller(), day.date()) + leases.left(day.caller(), day.date());
    return new Allowance(limit, left, day.untilNext());
  }
}
