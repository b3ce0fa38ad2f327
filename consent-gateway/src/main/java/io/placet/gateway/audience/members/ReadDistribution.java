package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.Histogram;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.ScoreValue;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How the values of a score are distributed over the contacts that have one. */
final class ReadDistribution implements Operation {
  private final DefinitionBook book;
  private final ContactRows<ScoreValue> scores;
  private final Supplier<Fading> fading;
  private final AsideWork work;

  ReadDistribution(
      DefinitionBook book,
      ContactRows<ScoreValue> scores,
      Supplier<Fading> fading,
      AsideWork work) {
    this.book = book;
    this.scores = scores;
    this.fading = fading;
    this.work = work;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition score = Asked.definition(book, scores.kind(), request, "id");
    boolean exact = Sizes.areExact(request);
    return Future.fromCompletionStage(work.ask(() -> ApiResponse.ok(of(score, exact))));
  }

  private JsonObject of(Definition score, boolean exact) {
    Fading now = fading.get();
    List<Double> values = new ArrayList<>();
    try (ViewSnapshot view = scores.snapshot()) {
      scores.each(view, score.id(), (pseudonym, stored) -> values.add(now.value(stored)));
    }
    return new JsonObject()
        .put("score", score.id())
        .put("at", now.at().toString())
        .put("shown", Sizes.shown(values.size(), exact))
        .put("histogram", new Histogram(values).toJson(exact));
  }
}
