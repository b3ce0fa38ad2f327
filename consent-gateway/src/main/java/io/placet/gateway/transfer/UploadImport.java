package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Upload;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Takes a file, or what is left of it. The headers are those of resumable uploads as the IETF
 * drafts them.
 */
public final class UploadImport implements Upload {
  private static final String OFFSET = "Upload-Offset";
  private static final String COMPLETE = "Upload-Complete";

  private final Imports imports;

  UploadImport(Imports imports) {
    this.imports = imports;
  }

  @Override
  public Future<ApiResponse> take(ApiRequest request, HttpServerRequest stream) {
    ImportJob job = imports.find(request.pathParameter("name"));
    return imports
        .upload(job, offset(request.header(OFFSET)), complete(request.header(COMPLETE)), stream)
        .map(taken -> ApiResponse.ok(taken.toJson()));
  }

  private static long offset(Optional<String> given) {
    String text = given.orElse("0");
    if (!text.matches("[0-9]{1,18}")) {
      throw ApiException.badRequest(OFFSET + ": bytes of the file that come before the body");
    }
    return Long.parseLong(text);
  }

  private static boolean complete(Optional<String> given) {
    String text = given.orElse("?1");
    if (text.equals("?1") || text.equals("?0")) {
      return text.equals("?1");
    }
    throw ApiException.badRequest(COMPLETE + ": ?1 where the file ends with the body, else ?0");
  }
}
