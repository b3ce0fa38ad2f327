package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.upload.BodyPipe;
import io.placet.gateway.verdict.Decider;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The imports of this gateway, and the threads that write what is uploaded. */
public final class Imports implements AutoCloseable {
  /** How long an import is kept after its last change. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int MAX_KEPT = 1_000;
  private static final int MAX_UPLOADS = 2;
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Identities identities;
  private final Decider decider;
  private final RecordWriter records;
  private final BatchWriter writer;
  private final TransferMetrics metrics;
  private final Clock clock;
  private final ImportFolder folder;
  private final Map<String, ImportJob> jobs = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor uploads =
      new ThreadPoolExecutor(
          0,
          MAX_UPLOADS,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> new Thread(task, "import"));

  /** The imports that a folder keeps. */
  Imports(
      Path kept,
      Identities identities,
      Decider decider,
      RecordWriter records,
      BatchWriter writer,
      TransferMetrics metrics,
      Clock clock) {
    this.identities = identities;
    this.decider = decider;
    this.records = records;
    this.writer = writer;
    this.metrics = metrics;
    this.clock = clock;
    folder = new ImportFolder(kept);
    folder
        .saved()
        .forEach(
            json -> {
              ImportSpec spec = ImportJson.spec(json);
              jobs.put(spec.name(), new ImportJob(spec, ImportJson.progress(json), folder));
            });
    sweep();
  }

  /**
   * Begins an import, or finds the one that was begun with the same words.
   *
   * @throws ApiException where its name stands for another
   */
  synchronized ImportJob begin(ImportSpec spec) {
    Optional<ImportJob> known = Optional.ofNullable(jobs.get(spec.name()));
    if (known.isPresent()) {
      if (!known.get().spec().isSame(spec)) {
        throw ApiException.conflict(
            "name: another import has it; choose one that is not taken, or ask for the same");
      }
      return known.get();
    }
    sweep();
    if (jobs.size() >= MAX_KEPT) {
      throw ApiException.conflict(
          MAX_KEPT
              + " imports are kept, which is the most; each goes "
              + KEPT.toDays()
              + " days after its last change");
    }
    ImportJob job = new ImportJob(spec, Progress.begun(spec.createdAt()), folder);
    job.advance(job.progress());
    jobs.put(spec.name(), job);
    return job;
  }

  /** An import by its name. */
  ImportJob find(String name) {
    return Optional.ofNullable(jobs.get(name))
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "no such import on this gateway; begin one with POST /v1/imports"));
  }

  /**
   * Writes what an upload brings; complete when all that came is acknowledged.
   *
   * @param offset of the file that the body begins at
   * @param endsTheFile whether the file ends where the body does
   */
  Future<ImportJob> upload(
      ImportJob job, long offset, boolean endsTheFile, HttpServerRequest body) {
    BodyPipe pipe = new BodyPipe(body, endsTheFile);
    job.begin(pipe);
    CompletableFuture<ImportJob> done = new CompletableFuture<>();
    try {
      uploads.execute(
          () -> {
            try {
              write(job, offset, pipe);
              job.end(pipe);
              done.complete(job);
            } catch (RuntimeException | Error failed) {
              job.end(pipe);
              done.completeExceptionally(failed);
            }
          });
    } catch (RejectedExecutionException full) {
      job.end(pipe);
      throw ApiException.unavailable(
          MAX_UPLOADS + " uploads are under way, which is the most; send this one later");
    }
    return Future.fromCompletionStage(done);
  }

  private void write(ImportJob job, long offset, BodyPipe pipe) {
    job.writing().lock();
    try {
      requireFits(job.progress(), offset);
      ImportSpec spec = job.spec();
      new ImportRun(job, decider, writer, metrics, clock)
          .run(pipe, new LineReader(spec.name(), spec.by(), identities, records::check));
    } finally {
      job.writing().unlock();
    }
  }

  private static void requireFits(Progress progress, long offset) {
    if (progress.done()) {
      throw ApiException.conflict("this import is done; begin another");
    }
    if (progress.offset() != offset) {
      throw ApiException.conflict(
          "Upload-Offset: " + progress.offset() + " is where to go on; what comes before is taken");
    }
  }

  private void sweep() {
    Instant oldest = clock.instant().minus(KEPT);
    jobs.values()
        .removeIf(
            job -> {
              boolean old = !job.isRunning() && job.progress().at().isBefore(oldest);
              if (old) {
                folder.delete(job.spec().name());
              }
              return old;
            });
  }

  /** Breaks uploads off where they are. */
  @Override
  public void close() {
    jobs.values().forEach(ImportJob::abort);
    uploads.shutdown();
    try {
      if (!uploads.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        uploads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
