package io.placet.gateway.audit;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.AuditEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes who did what. What is to be noted is not answered before the note is acknowledged. */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  /** What is noted. */
  public enum Action {
    ERASED,
    EXPORTED,
    REIDENTIFIED,
    DEAD_LETTERS_READ,
    DEAD_LETTERS_REPLAYED,
    EPOCH_BEGUN,
    EPOCH_DESTROYED,
    DEFINITION_CREATED,
    DEFINITION_CHANGED,
    DEFINITION_PAUSED,
    DEFINITION_RESUMED,
    DEFINITION_ARCHIVED,
    MEMBERS_READ,
    LIST_UPLOADED,
    LIST_DELETED,
    AUDIENCE_CREATED,
    AUDIENCE_CHANGED,
    AUDIENCE_ARCHIVED,
    AUDIENCE_RESTORED,
    EXPORT_ASKED,
    EXPORT_APPROVED,
    EXPORT_REFUSED,
    EXPORT_TAKEN,
    DESTINATION_CREATED,
    DESTINATION_CHANGED,
    DESTINATION_REMOVED;

    /** As it appears on the wire, {@code epoch_begun}. */
    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final LogWriter log;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Counter noted;
  private final SingleObject<AuditEntry> entries = SingleObject.of(AuditEntry.class);

  public AuditTrail(LogWriter log, Clock clock, Supplier<UUID> ids, PrometheusRegistry registry) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.noted =
        Counter.builder()
            .name("placet_audit_entries_total")
            .help("Uses of data beyond the everyday, noted in the audit trail")
            .labelNames("action")
            .register(registry);
  }

  /**
   * Notes something; complete once it is acknowledged.
   *
   * @param actor name of the token or role
   * @param subject whom it was about, where it was one contact
   * @param reason as it was given
   * @param count how many it was about
   */
  public CompletableFuture<Void> note(
      String actor,
      Action action,
      Optional<SubjectId> subject,
      Optional<String> reason,
      int count) {
    noted.labelValues(action.wireName()).inc();
    LOG.atInfo()
        .addKeyValue("actor", actor)
        .addKeyValue("action", action.wireName())
        .addKeyValue("count", count)
        .log("Noted in the audit trail");
    AuditEntry entry =
        new AuditEntry(
            ids.get().toString(),
            clock.instant(),
            actor,
            action.wireName(),
            subject.map(SubjectId::text).orElse(null),
            reason.orElse(null),
            count);
    return log.append(Topic.AUDIT, entries.encode(entry)).thenApply(offset -> null);
  }
}
