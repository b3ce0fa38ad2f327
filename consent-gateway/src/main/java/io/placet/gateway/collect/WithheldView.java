package io.placet.gateway.collect;

import io.placet.gateway.history.HourlyCounts;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many events were withheld, by enforcement point and reason, and over time. */
public final class WithheldView implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(WithheldView.class);
  private static final String SEPARATOR = "|";

  /** Series of the history. */
  static final String ALL = "withheld";

  private final ViewStore store;
  private final SingleObject<WithheldCount> counts = SingleObject.of(WithheldCount.class);
  private final Map<String, Long> totals = new ConcurrentSkipListMap<>();
  private final HourlyCounts history;

  public WithheldView(ViewStore store) {
    this.store = store;
    history = new HourlyCounts(store, Family.WITHHELD_HISTORY);
    load();
  }

  /** A total. */
  record Total(String point, String reason, long count) {}

  Iterable<Total> totals() {
    return totals.entrySet().stream()
        .map(
            total -> {
              String[] parts = total.getKey().split("\\" + SEPARATOR, 2);
              return new Total(parts[0], parts[1], total.getValue());
            })
        .toList();
  }

  /** By when they were withheld. */
  HourlyCounts history() {
    return history;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.WITHHELD, Family.WITHHELD_HISTORY);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      WithheldCount count = counts.decode(record.value());
      String key = count.getPoint().name().toLowerCase(Locale.ROOT) + SEPARATOR + count.getReason();
      long total = totals.merge(key, count.getCount(), Long::sum);
      history.add(ALL, count.getAt(), count.getCount());
      batch.put(
          Family.WITHHELD, Keys.bytes(key), ByteBuffer.allocate(Long.BYTES).putLong(total).array());
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A count was skipped");
    }
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    history.write(batch);
  }

  @Override
  public void cleared() {
    totals.clear();
    history.clear();
  }

  private void load() {
    store.scan(
        Family.WITHHELD,
        new byte[0],
        (key, value) ->
            totals.put(new String(key, StandardCharsets.UTF_8), ByteBuffer.wrap(value).getLong()));
  }
}
