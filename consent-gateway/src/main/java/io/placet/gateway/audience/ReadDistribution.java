package io.placet.gateway.audience;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.Histogram;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.codec.SingleObject;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How the values of a score are distributed over the contacts that have one. */
final class ReadDistribution implements Operation {
  private final DefinitionBook book;
  private final Language language;
  private final DerivedRows scores;
  private final AsideWork work;
  private final Supplier<Instant> streamNow;
  private final SingleObject<ScoreValue> codec = SingleObject.of(ScoreValue.class);

  ReadDistribution(
      DefinitionBook book,
      Language language,
      DerivedRows scores,
      AsideWork work,
      Supplier<Instant> streamNow) {
    this.book = book;
    this.language = language;
    this.scores = scores;
    this.work = work;
    this.streamNow = streamNow;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Definition score = Asked.definition(book, Kind.SCORE, request, "id");
    boolean exact = Sizes.areExact(request);
    return Future.fromCompletionStage(work.ask(() -> ApiResponse.ok(of(score, exact))));
  }

  private JsonObject of(Definition score, boolean exact) {
    Instant at = streamNow.get();
    Fading fading = new Fading(book, language, at);
    List<Double> values = new ArrayList<>();
    try (ViewSnapshot view = scores.snapshot()) {
      for (String pseudonym : scores.holders(view, score.id(), "", Integer.MAX_VALUE)) {
        scores
            .find(view, pseudonym, score.id())
            .ifPresent(row -> values.add(fading.value(codec.decode(row))));
      }
    }
    return new JsonObject()
        .put("score", score.id())
        .put("at", at.toString())
        .put("shown", Sizes.shown(values.size(), exact))
        .put("histogram", new Histogram(values).toJson(exact));
  }
}
