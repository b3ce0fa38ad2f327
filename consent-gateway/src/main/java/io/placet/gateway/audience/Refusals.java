package io.placet.gateway.audience;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportRefused;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was refused about audiences, and why: the newest, of all gateways. */
public final class Refusals implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int KEPT = 200;
  private static final String PREFIX = "refusal|";

  private final LogWriter log;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);
  private final NavigableMap<String, Refusal> newest = new TreeMap<>();

  /** The refusals that a view holds. */
  public Refusals(ViewStore store, LogWriter log, Clock clock, Supplier<UUID> ids) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    store.scan(
        Family.AUDIENCE_REFUSALS,
        new byte[0],
        (key, value) -> {
          ExportEntry entry = codec.decode(value);
          newest.put(
              new String(key, StandardCharsets.UTF_8),
              Refusal.of(entry.getAt(), (ExportRefused) entry.getBody()));
        });
  }

  /**
   * A refusal.
   *
   * @param audience where there is one
   * @param reason what was wrong and what is allowed
   */
  public record Refusal(Instant at, Optional<String> audience, String caller, String reason) {
    private static Refusal of(Instant at, ExportRefused refused) {
      return new Refusal(
          at,
          Optional.ofNullable(refused.getAudienceId()),
          refused.getCaller(),
          refused.getReason());
    }
  }

  /** Keeps one; complete once it is acknowledged. */
  public CompletableFuture<Void> note(Optional<String> audience, String caller, String reason) {
    String id = ids.get().toString();
    return log.append(
            Topic.EXPORTS,
            0,
            Keys.bytes(PREFIX + id),
            codec.encode(
                new ExportEntry(
                    clock.instant(), new ExportRefused(id, audience.orElse(null), caller, reason))))
        .thenApply(offset -> null);
  }

  /** The newest first. */
  public synchronized List<Refusal> newest() {
    List<Refusal> all = new ArrayList<>(newest.values());
    Collections.reverse(all);
    return all;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.AUDIENCE_REFUSALS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null
        || !new String(record.key(), StandardCharsets.UTF_8).startsWith(PREFIX)) {
      return;
    }
    try {
      if (codec.decode(record.value()).getBody() instanceof ExportRefused refused) {
        take(record, refused, batch);
      }
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A refusal cannot be shown");
    }
  }

  private synchronized void take(
      ConsumerRecord<byte[], byte[]> record, ExportRefused refused, ViewStore.Batch batch) {
    // in order of time, as texts of one length are
    String key = "%020d|%s".formatted(record.timestamp(), refused.getId());
    newest.put(key, Refusal.of(codec.decode(record.value()).getAt(), refused));
    batch.put(Family.AUDIENCE_REFUSALS, Keys.bytes(key), record.value());
    while (newest.size() > KEPT) {
      batch.delete(Family.AUDIENCE_REFUSALS, Keys.bytes(newest.pollFirstEntry().getKey()));
    }
  }

  @Override
  public synchronized void cleared() {
    newest.clear();
  }
}
