package io.placet.gateway.audience.export;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportOpened;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the exports of this year and the one before were for, why, and how many they told of: what
 * the record of processing activities says of recipients (GDPR Article 30(1)(d)). Unlike {@link
 * ExportBook} it holds every export of that time, and of each a few words alone. It reads the topic
 * by a follower of its own, from the begin where the view is older than it.
 */
public final class ExportYears implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(ExportYears.class);

  /** Longer than this year and the one before. */
  private static final Duration KEPT = Duration.ofDays(2 * 366);

  private final ViewStore store;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);

  /** What the batch under way wrote, which the view does not show yet. */
  private final Map<String, TakenExport> next = new HashMap<>();

  public ExportYears(ViewStore store) {
    this.store = store;
  }

  /**
   * The exports of a year, by recipient and purpose.
   *
   * @param zone in which the year begins and ends
   */
  public List<YearOfExports> of(int year, ZoneId zone) {
    Map<List<String>, List<TakenExport>> taken =
        new TreeMap<>(Comparator.comparing(Object::toString));
    store.scan(
        Family.EXPORT_YEARS,
        new byte[0],
        (key, value) -> {
          TakenExport export = TakenExport.decode(value);
          if (export.openedAt().filter(at -> at.atZone(zone).getYear() == year).isPresent()) {
            taken
                .computeIfAbsent(
                    List.of(export.recipient(), export.purpose()), none -> new ArrayList<>())
                .add(export);
          }
        });
    return taken.values().stream().map(exports -> YearOfExports.of(year, exports)).toList();
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.EXPORT_YEARS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null || !key.startsWith(ExportBook.PREFIX)) {
      return;
    }
    try {
      take(key.substring(ExportBook.PREFIX.length()), codec.decode(record.value()), batch);
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("What became of an export cannot be read and is not in the record of processing");
    }
  }

  private void take(String id, ExportEntry entry, ViewStore.Batch batch) {
    Object body = entry.getBody();
    Optional<TakenExport> known = find(id);
    if (body instanceof ExportAsked asked && known.isEmpty()) {
      forgetOlder(entry.getAt().minus(KEPT), batch);
      put(id, TakenExport.of(asked, entry.getAt()), batch);
    } else if (body instanceof ExportOpened opened) {
      known.ifPresent(export -> put(id, export.with(opened, entry.getAt()), batch));
    } else if (body instanceof ExportEnded ended) {
      known.ifPresent(export -> put(id, export.with(ended), batch));
    }
  }

  private Optional<TakenExport> find(String id) {
    return Optional.ofNullable(next.get(id))
        .or(() -> store.get(Family.EXPORT_YEARS, Keys.bytes(id)).map(TakenExport::decode));
  }

  private void put(String id, TakenExport export, ViewStore.Batch batch) {
    next.put(id, export);
    batch.put(Family.EXPORT_YEARS, Keys.bytes(id), export.encode());
  }

  private void forgetOlder(Instant than, ViewStore.Batch batch) {
    store.scan(
        Family.EXPORT_YEARS,
        new byte[0],
        (key, value) -> {
          if (TakenExport.decode(value).askedAt().isBefore(than)) {
            batch.delete(Family.EXPORT_YEARS, key);
          }
        });
  }

  @Override
  public void applied() {
    next.clear();
  }

  @Override
  public void cleared() {
    next.clear();
  }
}
