package io.placet.gateway.audience.webhook;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.DestinationRecorded;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All receivers, in memory too, for they are few. */
final class DestinationBook implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(DestinationBook.class);

  private final SingleObject<DestinationRecorded> codec =
      SingleObject.of(DestinationRecorded.class);
  private final Map<String, Destination> visible = new TreeMap<>();
  private final Map<String, Optional<Destination>> next = new HashMap<>();

  DestinationBook(ViewStore store) {
    store.scan(
        Family.DESTINATIONS,
        new byte[0],
        (key, value) -> {
          Destination destination = new Destination(codec.decode(value));
          visible.put(destination.id(), destination);
        });
  }

  synchronized List<Destination> all() {
    return List.copyOf(visible.values());
  }

  synchronized Optional<Destination> find(String id) {
    return Optional.ofNullable(visible.get(id));
  }

  byte[] encode(Destination destination) {
    return codec.encode(destination.record());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.DESTINATIONS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      batch.delete(Family.DESTINATIONS, record.key());
      next.put(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8), Optional.empty());
      return;
    }
    try {
      Destination destination = new Destination(codec.decode(record.value()));
      batch.put(Family.DESTINATIONS, Keys.bytes(destination.id()), record.value());
      next.put(destination.id(), Optional.of(destination));
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("A receiver cannot be read and is left out");
    }
  }

  @Override
  public synchronized void applied() {
    next.forEach(
        (id, destination) ->
            destination.ifPresentOrElse(
                present -> visible.put(id, present), () -> visible.remove(id)));
    next.clear();
  }

  @Override
  public synchronized void cleared() {
    visible.clear();
    next.clear();
  }
}
