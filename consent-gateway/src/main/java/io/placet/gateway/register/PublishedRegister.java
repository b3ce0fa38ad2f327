package io.placet.gateway.register;

import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.RegisterView;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Puts a gateway's register into each partition of the log, so that it governs on every gateway and
 * the log alone proves what governed when. The one that was published last governs, so a start with
 * an older file brings that file back.
 */
public final class PublishedRegister {
  private final LogWriter log;
  private final RegisterView registers;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public PublishedRegister(LogWriter log, RegisterView registers) {
    this.log = log;
    this.registers = registers;
  }

  /**
   * Appends the register where another governs, or none. Call once the view has caught up.
   *
   * @param applied completes when everything below an offset of a partition is applied
   */
  public CompletableFuture<Void> publish(
      int partitions,
      String sha256,
      String yaml,
      Instant at,
      BiFunction<Integer, Long, CompletableFuture<Void>> applied) {
    byte[] value = entries.encode(new ContactLogEntry(new RegisterPublished(sha256, yaml, at)));
    List<CompletableFuture<Void>> appends = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      int number = partition;
      if (registers.wants(partition, sha256)) {
        appends.add(
            log.append(Topic.CONTACT_LOG, partition, Keys.register(sha256), value)
                .thenCompose(offset -> applied.apply(number, offset + 1)));
      }
    }
    return CompletableFuture.allOf(appends.toArray(CompletableFuture<?>[]::new));
  }
}
