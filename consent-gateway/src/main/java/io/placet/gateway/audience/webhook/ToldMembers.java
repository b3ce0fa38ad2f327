package io.placet.gateway.audience.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whom each receiver was told of last: who is in by what it knows. */
final class ToldMembers implements Projection {
  private static final char BEHIND_ID = '\0';
  private static final char SEPARATOR = '|';

  private final ViewStore store;

  ToldMembers(ViewStore store) {
    this.store = store;
  }

  /** Whether a receiver believes that a contact is in. */
  boolean holds(String destination, SubjectId subject) {
    return store.get(Family.TOLD, key(destination, subject.text())).isPresent();
  }

  /** Those whom a receiver believes to be in, in order of their subject ids. */
  List<SubjectId> page(String destination, Optional<SubjectId> after, int limit) {
    byte[] prefix = Keys.bytes(destination + BEHIND_ID);
    byte[] from = after.map(last -> key(destination, last.text() + '\0')).orElse(prefix);
    List<SubjectId> page = new ArrayList<>();
    store.scanWhile(
        Family.TOLD,
        from,
        Keys.bytes(destination + (char) (BEHIND_ID + 1)),
        (key, value) -> {
          page.add(
              new SubjectId(new String(key, prefix.length, key.length - prefix.length, UTF_8)));
          return page.size() < limit;
        });
    return page;
  }

  private static byte[] key(String destination, String subject) {
    return Keys.bytes(destination + BEHIND_ID + subject);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.TOLD);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    String key = new String(record.key(), UTF_8);
    int between = key.indexOf(SEPARATOR);
    byte[] place = key(key.substring(between + 1), key.substring(0, between));
    if (record.value() == null) {
      batch.delete(Family.TOLD, place);
    } else {
      batch.put(Family.TOLD, place, record.value());
    }
  }
}
