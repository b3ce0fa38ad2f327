package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.Format;
import io.placet.gateway.http.StreamedAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The lines that an import did not take, as a file to mend them by. */
public final class ReadImportReport implements Download {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final Imports imports;
  private final Executor readers;

  ReadImportReport(Imports imports, Executor readers) {
    this.imports = imports;
    this.readers = readers;
  }

  @Override
  public Future<StreamedAnswer> open(ApiRequest request) {
    ImportJob job = imports.find(request.pathParameter("name"));
    Report.Extent extent = job.progress().report();
    return Future.succeededFuture(
        new StreamedAnswer(
            Format.CSV.contentType(),
            Map.of(
                "Content-Disposition",
                "attachment; filename=\"" + job.spec().name() + "-report.csv\""),
            new ReportChunks(job.report(), extent)));
  }

  private final class ReportChunks implements StreamedAnswer.Chunks {
    private final Report report;
    private final Report.Extent extent;
    private long position;
    private boolean headless;

    ReportChunks(Report report, Report.Extent extent) {
      this.report = report;
      this.extent = extent;
      this.headless = extent.bytes() == 0;
    }

    @Override
    public Future<Optional<Buffer>> next() {
      if (headless) {
        headless = false;
        return Future.succeededFuture(Optional.of(Buffer.buffer(Report.empty())));
      }
      return Future.fromCompletionStage(CompletableFuture.supplyAsync(this::read, readers));
    }

    private Optional<Buffer> read() {
      byte[] bytes = report.read(extent, position, CHUNK_BYTES);
      position += bytes.length;
      return bytes.length == 0 ? Optional.empty() : Optional.of(Buffer.buffer(bytes));
    }
  }
}
