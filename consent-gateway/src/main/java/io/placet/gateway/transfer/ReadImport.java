package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;

/** How far an import is. */
public final class ReadImport implements Operation {
  private final Imports imports;

  ReadImport(Imports imports) {
    this.imports = imports;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.succeededFuture(
        ApiResponse.ok(imports.find(request.pathParameter("name")).toJson()));
  }
}
