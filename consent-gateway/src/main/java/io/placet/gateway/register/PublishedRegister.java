package io.placet.gateway.register;

import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.log.ViewStore.Family;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Puts each version of the register into each partition of the log, so that the log alone proves
 * what governed when.
 */
public final class PublishedRegister implements EntryProjection {
  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public PublishedRegister(ViewStore store) {
    this.store = store;
  }

  /**
   * Appends the register where the newest version in the log is another. Call once the view has
   * caught up.
   */
  public CompletableFuture<Void> publish(
      LogWriter log, int partitions, String sha256, String yaml, Instant at) {
    byte[] value = entries.encode(new ContactLogEntry(new RegisterPublished(sha256, yaml, at)));
    List<CompletableFuture<Long>> appends = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      boolean current =
          store
              .get(Family.REGISTERS, key(partition))
              .map(hash -> Arrays.equals(hash, Keys.bytes(sha256)))
              .orElse(false);
      if (!current) {
        appends.add(log.append(Topic.CONTACT_LOG, partition, Keys.register(sha256), value));
      }
    }
    return CompletableFuture.allOf(appends.toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.REGISTERS);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof RegisterPublished published) {
      batch.put(Family.REGISTERS, key(entry.partition()), Keys.bytes(published.getSha256()));
    }
  }

  private static byte[] key(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }
}
