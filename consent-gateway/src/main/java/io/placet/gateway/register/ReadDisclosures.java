package io.placet.gateway.register;

import io.placet.domain.register.Register;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.register.Disclosures.Destination;
import io.placet.gateway.register.Disclosures.Exported;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.Supplier;

/** To whom contacts were disclosed, as the Article 30 sheet has it. */
public final class ReadDisclosures implements Operation {
  private final Supplier<Register> register;
  private final DisclosureSource source;
  private final Clock clock;

  /**
   * The operation.
   *
   * @param register in force
   */
  public ReadDisclosures(Supplier<Register> register, DisclosureSource source, Clock clock) {
    this.register = register;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Disclosures told = Disclosures.of(register.get(), source, clock.instant());
    boolean exact = Sizes.areExact(request);
    JsonArray exports = new JsonArray();
    told.exports().forEach(row -> exports.add(json(row, exact)));
    JsonArray destinations = new JsonArray();
    told.destinations().forEach(destination -> destinations.add(json(destination)));
    return Future.succeededFuture(
        ApiResponse.ok(new JsonObject().put("exports", exports).put("destinations", destinations)));
  }

  private static JsonObject json(Exported row, boolean exact) {
    return new JsonObject()
        .put("year", row.year())
        .put("recipient", row.recipient())
        .put("purpose", row.purpose())
        .put("exports", row.exports())
        .put("unended", row.unended())
        .put("members", Sizes.toJson(DisclosureWords.told(row.members(), exact), exact))
        .put("reasons", new JsonArray(row.reasons()))
        .put("furtherReasons", row.furtherReasons());
  }

  private static JsonObject json(Destination destination) {
    JsonObject json =
        new JsonObject()
            .put("audience", destination.audience())
            .put("host", destination.host())
            .put("state", destination.state())
            .put("since", destination.since().toString());
    destination.recipient().ifPresent(recipient -> json.put("recipient", recipient));
    destination.purpose().ifPresent(purpose -> json.put("purpose", purpose));
    return json;
  }
}
