package io.placet.gateway.audience.define;

import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.concurrent.CompletableFuture;

/**
 * Puts audiences on the topic, and reads them back: of two gateways that make the same version at
 * once, the one that the log has first made it. The other puts that record behind its own, for a
 * compacted topic keeps the last of each key, and says so to its caller.
 */
final class AudienceWriter {
  private final AudienceBook book;
  private final LogWriter log;
  private final Applied view;
  private final int partitions;

  /**
   * A writer.
   *
   * @param view of the topic of audiences
   */
  AudienceWriter(AudienceBook book, LogWriter log, Applied view, int partitions) {
    this.book = book;
    this.log = log;
    this.view = view;
    this.partitions = partitions;
  }

  /** A new version; fails with a conflict if another record made it first. */
  CompletableFuture<StoredAudience> make(StoredAudience made) {
    return append(made)
        .thenCompose(
            applied -> {
              StoredAudience newest =
                  book.find(made.audience().id())
                      .orElseThrow(
                          () -> ApiException.unavailable("the audience was not read back"));
              return newest.equals(made)
                  ? CompletableFuture.completedFuture(made)
                  : append(newest).thenApply(restored -> lost(made));
            });
  }

  private static StoredAudience lost(StoredAudience made) {
    throw ApiException.conflict(
        "somebody else made version "
            + made.version()
            + " of this audience a moment before; look at it and base yours on it");
  }

  private CompletableFuture<Void> append(StoredAudience audience) {
    int partition = Keys.partitionOf(audience.audience().id(), partitions);
    return log.append(Topic.AUDIENCES, partition, audience.key(), audience.encode())
        .thenCompose(offset -> view.whenApplied(partition, offset + 1));
  }
}
