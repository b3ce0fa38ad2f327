package io.placet.gateway.register;

import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;

/** What the register declares, as far as a page needs it. */
public final class ReadRegister implements Operation {
  private final Register register;

  public ReadRegister(Register register) {
    this.register = register;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.succeededFuture(ApiResponse.ok(RegisterJson.of(register)));
  }
}
