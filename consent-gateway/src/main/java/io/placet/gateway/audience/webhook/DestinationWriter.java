package io.placet.gateway.audience.webhook;

import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.concurrent.CompletableFuture;

/** Writes receivers; complete once the view has them. */
final class DestinationWriter {
  private final DestinationBook book;
  private final LogWriter log;
  private final Applied view;
  private final int partitions;

  DestinationWriter(DestinationBook book, LogWriter log, Applied view, int partitions) {
    this.book = book;
    this.log = log;
    this.view = view;
    this.partitions = partitions;
  }

  CompletableFuture<Void> put(Destination destination) {
    int partition = Keys.partitionOf(destination.id(), partitions);
    return applied(
        partition,
        log.append(
            Topic.DESTINATIONS, partition, Keys.bytes(destination.id()), book.encode(destination)));
  }

  CompletableFuture<Void> remove(String id) {
    int partition = Keys.partitionOf(id, partitions);
    return applied(partition, log.remove(Topic.DESTINATIONS, partition, Keys.bytes(id)));
  }

  private CompletableFuture<Void> applied(int partition, CompletableFuture<Long> offset) {
    return offset.thenCompose(at -> view.whenApplied(partition, at + 1));
  }
}
