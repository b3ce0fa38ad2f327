package io.placet.gateway.define;

import io.placet.domain.register.Register;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The newest version of each segment's definition, and the samples that are put on the topic at the
 * first start.
 */
public final class SegmentDefinitions implements Projection {
  private final ViewStore store;
  private final SingleObject<SegmentDefinition> definitions =
      SingleObject.of(SegmentDefinition.class);

  public SegmentDefinitions(ViewStore store) {
    this.store = store;
  }

  /**
   * Puts on the topic the samples whose id the view does not hold. Call once the view has caught
   * up.
   *
   * @param register that they must fit: it need not be the one that ships with them
   */
  public CompletableFuture<Void> putMissingSamples(
      Register register, LogWriter log, int partitions) {
    CompletableFuture<?>[] appends =
        Definitions.samples().stream()
            .filter(sample -> find(sample.getId()).isEmpty())
            .filter(sample -> Definitions.fits(sample, register))
            .map(
                sample ->
                    log.append(
                        Topic.DEFINITIONS,
                        Keys.partitionOf(sample.getId(), partitions),
                        Keys.definition(sample.getId(), sample.getVersion()),
                        definitions.encode(sample)))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(appends);
  }

  /** Definitions in order of their id. */
  List<SegmentDefinition> all() {
    List<SegmentDefinition> all = new ArrayList<>();
    store.scan(Family.DEFINITIONS, new byte[0], (id, value) -> all.add(definitions.decode(value)));
    return all;
  }

  private Optional<SegmentDefinition> find(String id) {
    return store.get(Family.DEFINITIONS, Keys.bytes(id)).map(definitions::decode);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.DEFINITIONS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    SegmentDefinition definition = definitions.decode(record.value());
    boolean newer =
        find(definition.getId())
            .map(known -> known.getVersion() <= definition.getVersion())
            .orElse(true);
    if (newer) {
      batch.put(Family.DEFINITIONS, Keys.bytes(definition.getId()), record.value());
    }
  }
}
