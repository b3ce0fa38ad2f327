package io.placet.gateway.decide;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * OpenID AuthZEN 1.0 evaluations: many questions at once, behind one read barrier over all
 * partitions that they touch. A question that cannot be answered fails alone, and is never a yes.
 */
final class EvaluateAll implements Operation {
  private final Evaluate one;
  private final Questions questions;
  private final Decider decider;
  private final Answers answers;
  private final BulkWork work;
  private final DecideMetrics metrics;

  EvaluateAll(
      Evaluate one,
      Questions questions,
      Decider decider,
      Answers answers,
      BulkWork work,
      DecideMetrics metrics) {
    this.one = one;
    this.questions = questions;
    this.decider = decider;
    this.answers = answers;
    this.work = work;
    this.metrics = metrics;
  }

  /** An item: the question, or why it is none. */
  private record Item(Optional<Question> question, JsonObject fault) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    JsonArray items = body.getJsonArray("evaluations", new JsonArray());
    if (items.isEmpty()) {
      return one.handle(request);
    }
    Semantic semantic =
        Semantic.of(
            body.getJsonObject("options", new JsonObject())
                .getString("evaluations_semantic", "execute_all"));
    boolean explain = request.callerMay(Scope.DECIDE_EXPLAIN);
    return Future.fromCompletionStage(
        work.supply(() -> read(items, body))
            .thenCompose(
                asked ->
                    presents(asked)
                        .thenApplyAsync(
                            presents -> answer(asked, presents, semantic, explain),
                            work.executor()))
            .thenApply(
                evaluations -> {
                  metrics.enumerated(request, evaluations.size());
                  return ApiResponse.ok(new JsonObject().put("evaluations", evaluations));
                }));
  }

  private List<Item> read(JsonArray items, JsonObject body) {
    return IntStream.range(0, items.size()).mapToObj(i -> item(items.getValue(i), body)).toList();
  }

  private Item item(Object item, JsonObject body) {
    try {
      if (!(item instanceof JsonObject asked)) {
        throw ApiException.badRequest("an evaluation is an object");
      }
      return new Item(Optional.of(questions.read(asked, body)), new JsonObject());
    } catch (ApiException noQuestion) {
      return new Item(Optional.empty(), Answers.fault(noQuestion));
    }
  }

  private CompletableFuture<Presents> presents(List<Item> asked) {
    List<SubjectId> subjects =
        asked.stream().flatMap(item -> item.question().stream()).map(Question::subject).toList();
    return subjects.isEmpty()
        ? CompletableFuture.completedFuture(
            subject -> {
              throw new IllegalStateException("nothing was asked");
            })
        : decider.presents(subjects);
  }

  private JsonArray answer(
      List<Item> asked, Presents presents, Semantic semantic, boolean explain) {
    List<JsonObject> evaluations = new ArrayList<>(asked.size());
    for (Item item : asked) {
      JsonObject evaluation =
          item.question()
              .map(question -> decision(question, presents, explain))
              .orElseGet(item::fault);
      evaluations.add(evaluation);
      if (semantic.endsWith(evaluation.getBoolean("decision"))) {
        break;
      }
    }
    return new JsonArray(evaluations);
  }

  private JsonObject decision(Question question, Presents presents, boolean explain) {
    try {
      return answers.decision(question, presents.apply(question.subject()), explain);
    } catch (ApiException | LogUnavailableException failed) {
      return Answers.fault(failed);
    }
  }
}
