package io.placet.gateway.quota;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.QuotaTaken;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers took of their days, folded from the log: a record is admitted if those before it, of
 * whichever gateway, leave so many; else it took nothing.
 */
public final class QuotaUse implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaUse.class);

  /** Of a caller; gateways whose clocks differ may be in two of them. */
  private static final int MOST_DAYS = 3;

  private static final String PREFIX = "quota|";
  private static final char BETWEEN = '|';

  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);
  private final Map<String, NavigableMap<LocalDate, Long>> used = new HashMap<>();

  /** Ids of records of this gateway whose outcome somebody waits for. */
  private final Set<String> awaited = new HashSet<>();

  private final Set<String> admitted = new HashSet<>();

  public QuotaUse(ViewStore store) {
    store.scan(
        Family.QUOTAS,
        new byte[0],
        (key, value) -> {
          String text = new String(key, StandardCharsets.UTF_8);
          int end = text.lastIndexOf(BETWEEN);
          days(text.substring(0, end))
              .put(LocalDate.parse(text.substring(end + 1)), ByteBuffer.wrap(value).getLong());
        });
  }

  /** The key of a caller's records. */
  static byte[] key(String caller) {
    return Keys.bytes(PREFIX + caller);
  }

  /** What a caller has taken of a day. */
  synchronized long of(String caller, LocalDate day) {
    return days(caller).getOrDefault(day, 0L);
  }

  /** A record is about to be appended: its outcome is kept until it is asked for. */
  synchronized void await(String id) {
    awaited.add(id);
  }

  /** Nobody waits for a record any more. */
  synchronized void forget(String id) {
    awaited.remove(id);
    admitted.remove(id);
  }

  /** Whether a record that was awaited and is applied was admitted. */
  synchronized boolean wasAdmitted(String id) {
    awaited.remove(id);
    return admitted.remove(id);
  }

  private NavigableMap<LocalDate, Long> days(String caller) {
    return used.computeIfAbsent(caller, none -> new TreeMap<>());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.QUOTAS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null
        || !new String(record.key(), StandardCharsets.UTF_8).startsWith(PREFIX)) {
      return;
    }
    try {
      if (codec.decode(record.value()).getBody() instanceof QuotaTaken taken) {
        take(taken, batch);
      }
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("What was taken of a quota cannot be read and counts nothing");
    }
  }

  private synchronized void take(QuotaTaken taken, ViewStore.Batch batch) {
    NavigableMap<LocalDate, Long> days = days(taken.getCaller());
    long after = days.getOrDefault(taken.getDay(), 0L) + taken.getContacts();
    if (taken.getContacts() < 0 || after > taken.getLimit()) {
      return;
    }
    days.put(taken.getDay(), after);
    batch.put(
        Family.QUOTAS,
        stored(taken.getCaller(), taken.getDay()),
        ByteBuffer.allocate(Long.BYTES).putLong(after).array());
    while (days.size() > MOST_DAYS) {
      batch.delete(Family.QUOTAS, stored(taken.getCaller(), days.pollFirstEntry().getKey()));
    }
    if (awaited.contains(taken.getId())) {
      admitted.add(taken.getId());
    }
  }

  private static byte[] stored(String caller, LocalDate day) {
    return Keys.bytes(caller + BETWEEN + day);
  }

  @Override
  public synchronized void cleared() {
    used.clear();
  }
}
