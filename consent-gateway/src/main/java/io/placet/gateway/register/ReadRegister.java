package io.placet.gateway.register;

import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** What the register declares, as far as a page needs it. */
public final class ReadRegister implements Operation {
  private final Supplier<Register> inForce;

  /**
   * The operation.
   *
   * @param inForce the version that governs now
   */
  public ReadRegister(Supplier<Register> inForce) {
    this.inForce = inForce;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.succeededFuture(ApiResponse.ok(RegisterJson.of(inForce.get())));
  }
}
