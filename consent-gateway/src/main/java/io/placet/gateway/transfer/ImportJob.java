package io.placet.gateway.transfer;

import io.placet.gateway.upload.BodyPipe;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One import of this gateway: what it was told, how far it is, and the upload that feeds it. */
final class ImportJob {
  private final ImportSpec spec;
  private final ImportFolder folder;
  private final Report report;
  private final AtomicReference<Optional<BodyPipe>> upload =
      new AtomicReference<>(Optional.empty());

  /** Held by the upload that is written; the next one waits until that has ended. */
  private final Lock writing = new ReentrantLock();

  private volatile Progress progress;

  ImportJob(ImportSpec spec, Progress progress, ImportFolder folder) {
    this.spec = spec;
    this.progress = progress;
    this.folder = folder;
    this.report = folder.report(spec.name());
  }

  ImportSpec spec() {
    return spec;
  }

  Progress progress() {
    return progress;
  }

  Report report() {
    return report;
  }

  Lock writing() {
    return writing;
  }

  boolean isRunning() {
    return Objects.requireNonNull(upload.get()).isPresent();
  }

  /** A new upload takes the place of one whose sender may be gone without our knowing. */
  void begin(BodyPipe next) {
    upload.getAndSet(Optional.of(next)).ifPresent(BodyPipe::abort);
  }

  void end(BodyPipe ended) {
    upload.updateAndGet(current -> current.filter(pipe -> pipe != ended));
  }

  void abort() {
    Objects.requireNonNull(upload.get()).ifPresent(BodyPipe::abort);
  }

  /** Keeps how far it is; only by the upload that is written. */
  void advance(Progress next) {
    folder.save(spec, next);
    progress = next;
  }

  /** As callers see it. */
  JsonObject toJson() {
    Progress now = progress;
    String state = now.done() ? "done" : isRunning() ? "running" : "waiting";
    return new JsonObject()
        .put("name", spec.name())
        .put("format", spec.format().wireName())
        .put("dryRun", spec.dryRun())
        .put("state", state)
        .put("offset", now.offset())
        .put("lines", now.lines())
        .put("written", now.written())
        .put("unchanged", now.unchanged())
        .put("withheld", now.withheld())
        .put("failed", now.failed())
        .put("reported", now.reported())
        .put("content", "/v1/imports/" + spec.name() + "/content")
        .put("report", "/v1/imports/" + spec.name() + "/report")
        .put("createdAt", spec.createdAt().toString())
        .put("updatedAt", now.at().toString());
  }
}
