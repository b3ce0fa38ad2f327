package io.placet.gateway.register;

import io.placet.domain.register.Notice;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
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
    Register register = inForce.get();
    JsonArray purposes = new JsonArray();
    register.purposes().forEach(purpose -> purposes.add(toJson(purpose)));
    JsonArray notices = new JsonArray();
    register.notices().values().stream()
        .map(Notice::ref)
        .sorted(Comparator.comparing(ref -> ref.id() + "@" + ref.version()))
        .forEach(
            ref -> notices.add(new JsonObject().put("id", ref.id()).put("version", ref.version())));
    return Future.succeededFuture(
        ApiResponse.ok(
            new JsonObject()
                .put("sha256", register.sha256())
                .put("controller", register.controller().name())
                .put("officer", register.officer().name())
                .put("purposes", purposes)
                .put("notices", notices)));
  }

  private static JsonObject toJson(Purpose purpose) {
    return new JsonObject()
        .put("id", purpose.id())
        .put("description", purpose.description())
        .put("basis", purpose.basis().name())
        .put("channels", sorted(purpose.channels()))
        .put("consumers", sorted(purpose.consumers().stream().map(Enum::name).toList()));
  }

  private static JsonArray sorted(Collection<String> names) {
    JsonArray array = new JsonArray();
    names.stream().sorted().forEach(array::add);
    return array;
  }
}
