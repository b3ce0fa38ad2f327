package io.placet.gateway.define;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.concurrent.CompletableFuture;

/**
 * Puts definitions on the topic, and reads them back: of two gateways that make the same version at
 * once, the one that the log has first made it. The other says so to its caller, and before that
 * puts the first one's record behind its own: a compacted topic keeps the last of each key.
 */
final class DefinitionWriter {
  /** Somebody changes the definition at each attempt; then the caller has to look again. */
  private static final int MOST_ATTEMPTS = 3;

  private final DefinitionBook book;
  private final LogWriter log;
  private final Applied view;
  private final int partitions;

  /**
   * A writer.
   *
   * @param view of the topic of definitions
   */
  DefinitionWriter(DefinitionBook book, LogWriter log, Applied view, int partitions) {
    this.book = book;
    this.log = log;
    this.view = view;
    this.partitions = partitions;
  }

  /** A new version; fails with a conflict if another record made it first. */
  CompletableFuture<Definition> make(Definition definition) {
    return append(definition)
        .thenCompose(
            offset ->
                book.wasMadeBy(definition, offset)
                    ? CompletableFuture.completedFuture(definition)
                    : restored(definition));
  }

  private CompletableFuture<Definition> restored(Definition lost) {
    Definition first =
        book.version(lost.kind(), lost.id(), lost.version())
            .orElseThrow(() -> ApiException.unavailable("the definition was not read back"));
    return append(first)
        .thenApply(
            offset -> {
              throw ApiException.conflict(
                  "somebody else made version "
                      + lost.version()
                      + " of this "
                      + lost.kind().word()
                      + " a moment before; look at it and base yours on it");
            });
  }

  /** Another state of the newest version, whichever that is by then. */
  CompletableFuture<Definition> put(Definition inNewState, int attempt) {
    return append(inNewState)
        .thenCompose(
            offset -> {
              Definition newest =
                  book.newest(inNewState.kind(), inNewState.id()).orElse(inNewState);
              if (newest.version() == inNewState.version()) {
                return CompletableFuture.completedFuture(newest);
              }
              if (attempt >= MOST_ATTEMPTS) {
                throw ApiException.conflict("it is being changed; look at it and try again");
              }
              return put(
                  newest.in(
                      inNewState.state(), inNewState.changedBy(), inNewState.at().orElseThrow()),
                  attempt + 1);
            });
  }

  /** Completes when this gateway has read it back. */
  private CompletableFuture<Long> append(Definition definition) {
    int partition = Keys.partitionOf(definition.id(), partitions);
    return log.append(Topic.DEFINITIONS, partition, definition.key(), definition.encode())
        .thenCompose(
            offset -> view.whenApplied(partition, offset + 1).thenApply(applied -> offset));
  }
}
