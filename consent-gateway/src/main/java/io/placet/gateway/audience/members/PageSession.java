package io.placet.gateway.audience.members;

import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Pages of one revision: what is derived as it was when the first page was asked for. */
final class PageSession {
  private final String definition;
  private final ViewSnapshot snapshot;
  private final String revision;
  private final Instant asOf;
  private final Order order;
  private boolean closed;
  private long usedAt = System.nanoTime();

  PageSession(
      String definition,
      ViewSnapshot snapshot,
      Topic topic,
      int partitions,
      Instant asOf,
      Order order) {
    this.definition = definition;
    this.snapshot = snapshot;
    this.asOf = asOf;
    this.order = order;
    StringBuilder reached = new StringBuilder();
    for (int partition = 0; partition < partitions; partition++) {
      reached
          .append(partition == 0 ? "" : ",")
          .append(partition)
          .append('@')
          .append(snapshot.applied(topic.topicName(), partition));
    }
    this.revision = reached.toString();
  }

  String definition() {
    return definition;
  }

  /** Positions of the stream's output, p@n for each partition. */
  String revision() {
    return revision;
  }

  Instant asOf() {
    return asOf;
  }

  Order order() {
    return order;
  }

  /** Reads, unless it was closed meanwhile. */
  synchronized <T> Optional<T> read(Function<ViewSnapshot, T> reader) {
    if (closed) {
      return Optional.empty();
    }
    usedAt = System.nanoTime();
    return Optional.of(reader.apply(snapshot));
  }

  synchronized long idleNanos() {
    return System.nanoTime() - usedAt;
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      snapshot.close();
    }
  }
}
