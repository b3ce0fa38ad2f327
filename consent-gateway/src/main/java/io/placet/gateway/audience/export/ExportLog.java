package io.placet.gateway.audience.export;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportPage;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;

/** Writes what becomes of exports, all of one into one partition. */
final class ExportLog {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExportBook book;
  private final LogWriter log;
  private final Applied view;
  private final int partitions;
  private final Clock clock;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);

  /**
   * A log.
   *
   * @param view of the topic, whose follower has the book
   */
  ExportLog(ExportBook book, LogWriter log, Applied view, int partitions, Clock clock) {
    this.book = book;
    this.log = log;
    this.view = view;
    this.partitions = partitions;
    this.clock = clock;
  }

  /** Appends something about an export; complete with what it is then, by the log's order. */
  CompletableFuture<Export> append(String id, SpecificRecord body) {
    int partition = Keys.partitionOf(id, partitions);
    return log.append(Topic.EXPORTS, partition, ExportBook.key(id), entry(body))
        .thenCompose(
            offset ->
                view.whenApplied(partition, offset + 1)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .handle(
            (applied, failure) -> {
              if (failure != null) {
                throw new LogUnavailableException(
                    "what became of an export was not read back", failure);
              }
              return book.find(id)
                  .orElseThrow(() -> new LogUnavailableException("an export was not read back"));
            });
  }

  /** Notes whom a page tells of; complete once it is acknowledged. */
  CompletableFuture<Void> page(String id, String opening, List<SubjectId> subjects) {
    ExportPage page = new ExportPage(id, opening, subjects.stream().map(SubjectId::text).toList());
    return log.append(
            Topic.EXPORTS, Keys.partitionOf(id, partitions), ExportBook.pageKey(id), entry(page))
        .thenApply(offset -> null);
  }

  private byte[] entry(SpecificRecord body) {
    return codec.encode(new ExportEntry(clock.instant(), body));
  }
}
