package io.placet.gateway.preview;

import io.placet.domain.score.Score;
import io.placet.domain.score.ScoreDefinition;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.Bins;
import io.placet.gateway.derived.Histogram;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.schemas.definition.DefinitionException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Two versions of a score, each asked of the sample. */
final class CompareVersions implements Operation {
  /** Of fewer nothing is said. */
  private static final int ENOUGH = 10;

  private final DefinitionBook book;
  private final Language language;
  private final AskSample ask;
  private final Supplier<Instant> streamNow;

  CompareVersions(
      DefinitionBook book, Language language, AskSample ask, Supplier<Instant> streamNow) {
    this.book = book;
    this.language = language;
    this.ask = ask;
    this.streamNow = streamNow;
  }

  /** What both say, and of those for whom both say something, in the same order. */
  private static final class Values {
    final List<Double> first = new ArrayList<>();
    final List<Double> second = new ArrayList<>();
    final List<Double> firstOfBoth = new ArrayList<>();
    final List<Double> secondOfBoth = new ArrayList<>();

    void add(Optional<Double> one, Optional<Double> other) {
      one.ifPresent(first::add);
      other.ifPresent(second::add);
      if (one.isPresent() && other.isPresent()) {
        firstOfBoth.add(one.get());
        secondOfBoth.add(other.get());
      }
    }
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String id = request.pathParameter("id");
    String[] versions = request.queryParameter("versions").orElse("").split(",", 2);
    ScoreDefinition first = compiled(id, versions[0]);
    ScoreDefinition second = compiled(id, versions[1]);
    Values values = new Values();
    boolean exact = Sizes.areExact(request);
    return Future.fromCompletionStage(
        ask.visit(
                first.purpose(),
                (past, channels, at) -> {
                  if (!past.events().isEmpty()) {
                    values.add(
                        first.score(past.events(), at).map(Score::value),
                        second.score(past.events(), at).map(Score::value));
                  }
                })
            .thenApply(sampled -> ApiResponse.ok(toJson(first, second, values, sampled, exact))));
  }

  private JsonObject toJson(
      ScoreDefinition first, ScoreDefinition second, Values values, int sampled, boolean exact) {
    Histogram one = new Histogram(values.first);
    Histogram other = new Histogram(values.second);
    Bins bins = Bins.over(Math.min(one.least(), other.least()), Math.max(one.most(), other.most()));
    JsonObject json =
        new JsonObject()
            .put("score", first.id())
            .put("sampled", sampled)
            .put("at", streamNow.get().toString())
            .put(
                "versions",
                new JsonArray()
                    .add(version(first.version(), one.toJson(bins, exact)))
                    .add(version(second.version(), other.toJson(bins, exact))));
    if (values.firstOfBoth.size() >= ENOUGH) {
      RankCorrelation.of(values.firstOfBoth, values.secondOfBoth)
          .ifPresent(correlation -> json.put("correlation", correlation));
      json.put("shift", mean(values.secondOfBoth) - mean(values.firstOfBoth));
    }
    return json;
  }

  private static JsonObject version(int version, JsonObject histogram) {
    return new JsonObject().put("version", version).put("histogram", histogram);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private ScoreDefinition compiled(String id, String version) {
    Definition definition =
        book.version(Kind.SCORE, id, Integer.parseInt(version))
            .orElseThrow(() -> ApiException.notFound("no such version of a score"));
    try {
      return language.compileScore(definition);
    } catch (DefinitionException unfit) {
      throw ApiException.badRequest(
          "versions: " + version + " does not fit the register in force: " + unfit.getMessage());
    }
  }
}
