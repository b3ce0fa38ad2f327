package io.placet.gateway.consent;

import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.AllStandings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * How many contacts stand where. Figures, not verdicts: they rest on what the view has applied, not
 * on a read barrier.
 */
public final class ReadFigures implements Operation {
  private final Supplier<Register> register;
  private final AllStandings standings;
  private final Surveys surveys;
  private final Clock clock;

  public ReadFigures(
      Supplier<Register> register, AllStandings standings, Surveys surveys, Clock clock) {
    this.register = register;
    this.standings = standings;
    this.surveys = surveys;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.fromCompletionStage(
        surveys.ask("figures", this::count).thenApply(ApiResponse::ok));
  }

  private JsonObject count() {
    ConsentFigures figures = new ConsentFigures(register.get(), clock.instant());
    standings.each((subject, consents) -> figures.add(consents));
    return figures.toJson();
  }
}
