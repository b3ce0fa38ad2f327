package io.placet.gateway.transfer;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.Format;
import io.placet.gateway.upload.Chunks;
import io.placet.gateway.upload.CutShortException;
import io.placet.gateway.upload.RawRecord;
import io.placet.gateway.upload.RecordSplitter;
import io.placet.gateway.upload.Records;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Writes what one upload brings, on a thread of its own that may wait: while the log acknowledges a
 * batch, the barrier of the next is under way and the one after is read. Batches that share a
 * contact wait for each other, for a later line must see what an earlier one did. The import
 * advances in the file's order, and only over what is acknowledged.
 */
final class ImportRun {
  /** Batches that wait for the log's acknowledgement at most. */
  private static final int UNACKNOWLEDGED = 2;

  private static final Presents NOBODY =
      subject -> {
        throw new IllegalStateException("a batch without lines asks for no contact");
      };

  private record Asked(Batch batch, Set<SubjectId> subjects, CompletableFuture<Presents> proven) {}

  private record Written(
      Batch batch, Set<SubjectId> subjects, CompletableFuture<BatchWriter.Tally> tally) {}

  private final ImportJob job;
  private final Decider decider;
  private final BatchWriter writer;
  private final TransferMetrics metrics;
  private final Clock clock;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final Deque<Written> written = new ArrayDeque<>();

  ImportRun(
      ImportJob job, Decider decider, BatchWriter writer, TransferMetrics metrics, Clock clock) {
    this.job = job;
    this.decider = decider;
    this.writer = writer;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Reads a file from the import's offset on, to its end or until it breaks off.
   *
   * @throws ApiException where it has no readable header
   */
  void run(Chunks chunks, LineReader lines) {
    ImportSpec spec = job.spec();
    Records records =
        new Records(chunks, new RecordSplitter(job.progress().offset(), job.progress().nextLine()));
    try {
      Rows rows =
          spec.format() == Format.NDJSON
              ? new JsonRows(spec.mapping(), spec.defaults())
              : csvRows(records);
      BatchReader reader = new BatchReader(records, rows, lines);
      for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        take(batch.get());
      }
      settleAll();
      job.advance(job.progress().ended(clock.instant()));
    } catch (CutShortException cut) {
      settleAll();
    } finally {
      written.forEach(ImportRun::awaitItsEnd);
    }
  }

  private Rows csvRows(Records records) throws CutShortException {
    if (job.progress().header().isEmpty()) {
      RawRecord first =
          records.next().orElseThrow(() -> ApiException.badRequest("header: the file is empty"));
      Header header = Header.parse(first, job.spec().mapping());
      job.advance(job.progress().withHeader(header, first.end(), records.line()));
    }
    Header header = job.progress().header().orElseThrow();
    records.quoted(header.separator(), header.columns().size());
    return new CsvRows(header, job.spec().defaults());
  }

  private void take(Batch batch) {
    Set<SubjectId> subjects = batch.subjects();
    if (asked.stream().anyMatch(other -> meet(other.subjects(), subjects))
        || written.stream().anyMatch(other -> meet(other.subjects(), subjects))) {
      settleAll();
    }
    CompletableFuture<Presents> proven =
        subjects.isEmpty() ? CompletableFuture.completedFuture(NOBODY) : decider.presents(subjects);
    writeAsked();
    asked.add(new Asked(batch, subjects, proven));
    while (written.size() > UNACKNOWLEDGED) {
      settleFirst();
    }
  }

  private static boolean meet(Set<SubjectId> some, Set<SubjectId> others) {
    return !Collections.disjoint(some, others);
  }

  private void settleAll() {
    writeAsked();
    while (!written.isEmpty()) {
      settleFirst();
    }
  }

  private void writeAsked() {
    while (!asked.isEmpty()) {
      Asked next = asked.remove();
      Presents proven = next.proven().join();
      written.add(
          new Written(
              next.batch(), next.subjects(), writer.write(next.batch(), proven, job.spec())));
    }
  }

  private void settleFirst() {
    BatchWriter.Tally tally = written.element().tally().join();
    Batch batch = written.remove().batch();
    Progress before = job.progress();
    Report.Extent report = before.report();
    if (!tally.withheld().isEmpty() || !batch.failed().isEmpty()) {
      report = job.report().append(report, Fault.inOrder(batch.failed(), tally.withheld()));
    }
    job.advance(before.after(batch, tally, report, clock.instant()));
    metrics.taken(tally, batch.failed().size());
  }

  /** So that the next upload begins when nothing of this one is on its way any more. */
  private static void awaitItsEnd(Written late) {
    var unused = late.tally().exceptionally(failed -> null).join();
  }
}
