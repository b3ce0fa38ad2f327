package io.placet.gateway.collect;

import io.placet.gateway.history.Extent;
import io.placet.gateway.history.HourlyCounts;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many events passed the gate, by when they happened and by when they passed. Nothing else of
 * an event is read.
 */
public final class AdmittedHistory implements Projection {
  static final String BY_EVENT_TIME = "event";
  static final String BY_PROCESSING_TIME = "processing";

  private static final Logger LOG = LoggerFactory.getLogger(AdmittedHistory.class);

  private final HourlyCounts counts;
  private final OccurredAt occurredAt = new OccurredAt();
  private volatile Optional<Instant> newest = Optional.empty();

  public AdmittedHistory(ViewStore store) {
    counts = new HourlyCounts(store, Family.ADMITTED_HISTORY);
  }

  HourlyCounts counts() {
    return counts;
  }

  /** When the newest event that passed the gate happened; to the hour after a restart. */
  public Optional<Instant> newest() {
    Optional<Instant> known = newest;
    return known.isPresent() ? known : counts.extent(BY_EVENT_TIME).map(Extent::end);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.ADMITTED_HISTORY);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    Optional<Instant> happened = occurredAt.of(record.value());
    if (happened.isEmpty()) {
      LOG.atWarn().addKeyValue("offset", record.offset()).log("A malformed event was not counted");
      return;
    }
    if (newest.map(happened.get()::isAfter).orElse(true)) {
      newest = happened;
    }
    counts.add(BY_EVENT_TIME, happened.get(), 1);
    counts.add(BY_PROCESSING_TIME, Instant.ofEpochMilli(record.timestamp()), 1);
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    counts.write(batch);
  }

  @Override
  public void cleared() {
    counts.clear();
  }
}
