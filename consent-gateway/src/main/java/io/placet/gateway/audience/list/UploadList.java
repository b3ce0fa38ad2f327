package io.placet.gateway.audience.list;

import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Upload;
import io.placet.gateway.upload.BodyPipe;
import io.placet.gateway.upload.CutShortException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Takes in a list as a file. Who is not known is counted and nothing else; the same file again
 * leads to the same list, also where it broke off before.
 */
final class UploadList implements Upload, AutoCloseable {
  private static final int MAX_TEXT = 200;

  private final ListParts on;
  private final ListWork work;
  private final AuditTrail audit;
  private final ListMetrics metrics;
  private final Supplier<UUID> ids;
  private final Set<BodyPipe> open = ConcurrentHashMap.newKeySet();

  UploadList(
      ListParts on, ListWork work, AuditTrail audit, ListMetrics metrics, Supplier<UUID> ids) {
    this.on = on;
    this.work = work;
    this.audit = audit;
    this.metrics = metrics;
    this.ids = ids;
  }

  @Override
  public Future<ApiResponse> take(ApiRequest request, HttpServerRequest stream) {
    UploadedList list =
        new UploadedList(
            ListIds.of(request),
            ids.get().toString(),
            request.caller().orElseThrow().name(),
            text(request, "origin"),
            text(request, "reason"),
            on.clock().instant(),
            Optional.empty());
    Mode mode = Mode.of(request.queryParameter("mode").orElse("replace"));
    Format format = Format.of(Optional.ofNullable(stream.getHeader(HttpHeaders.CONTENT_TYPE)));
    requireRoomForOneMore(list.id());
    BodyPipe pipe = new BodyPipe(stream, true);
    open.add(pipe);
    return Future.fromCompletionStage(
            work.with(list.id(), () -> run(new ListUpload(on, list, mode), list, pipe, format)))
        .onComplete(over -> open.remove(pipe))
        .map(tally -> ApiResponse.ok(ListJson.of(request, on.lists(), list.id(), tally)));
  }

  private void requireRoomForOneMore(String list) {
    if (on.lists().find(list).isEmpty() && on.lists().all().size() >= ContactLists.MAX_LISTS) {
      throw ApiException.conflict(
          ContactLists.MAX_LISTS + " lists are kept, which is the most; delete one");
    }
  }

  /** Noted in the audit trail however it ends, with how many lines named a contact. */
  private Tally run(ListUpload upload, UploadedList list, BodyPipe pipe, Format format) {
    try {
      upload.run(pipe, format);
    } catch (CutShortException cut) {
      throw ApiException.badRequest("the body broke off; send the file again");
    } finally {
      metrics.taken(upload.tally());
      audit
          .note(
              list.by(),
              Action.LIST_UPLOADED,
              Optional.empty(),
              Optional.of("list " + list.id() + " from " + list.origin() + ": " + list.reason()),
              (int) upload.tally().known())
          .join();
    }
    return upload.tally();
  }

  private static String text(ApiRequest request, String name) {
    return request
        .queryParameter(name)
        .map(String::strip)
        .filter(text -> text.length() >= 3 && text.length() <= MAX_TEXT)
        .orElseThrow(
            () -> ApiException.badRequest(name + ": 3 to " + MAX_TEXT + " characters are needed"));
  }

  /** Breaks uploads off where they are. */
  @Override
  public void close() {
    open.forEach(BodyPipe::abort);
  }
}
