package io.placet.gateway.decide;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
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
  private final Quota quota;
  private final DecideMetrics metrics;

  EvaluateAll(
      Evaluate one,
      Questions questions,
      Decider decider,
      Answers answers,
      BulkWork work,
      Quota quota,
      DecideMetrics metrics) {
    this.one = one;
    this.questions = questions;
    this.decider = decider;
    this.answers = answers;
    this.work = work;
    this.quota = quota;
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
        work.supply(() -> questions.in(body))
            .thenCompose(batch -> work.inSlices(listOf(items), slice -> read(slice, batch)))
            .thenApply(EvaluateAll::joined)
            .thenCompose(
                asked ->
                    presents(asked)
                        .thenCompose(presents -> answer(asked, presents, semantic, explain)))
            .thenCompose(evaluations -> counted(request, evaluations, items.size())));
  }

  /** A single question is no bulk, however it is asked. */
  private CompletableFuture<ApiResponse> counted(
      ApiRequest request, List<Answered> evaluations, int asked) {
    int count = evaluations.stream().mapToInt(Answered::count).sum();
    return quota
        .require(request, asked > 1 ? count : 0)
        .thenApply(
            allowance -> {
              metrics.enumerated(request, count);
              return response(evaluations).with(allowance.headers());
            });
  }

  private static List<Object> listOf(JsonArray items) {
    return IntStream.range(0, items.size()).mapToObj(items::getValue).toList();
  }

  private static <T> List<T> joined(List<List<T>> slices) {
    return slices.stream().flatMap(List::stream).toList();
  }

  private static List<Item> read(List<Object> items, BatchQuestions batch) {
    return items.stream().map(item -> item(item, batch)).toList();
  }

  private static Item item(Object item, BatchQuestions batch) {
    try {
      if (!(item instanceof JsonObject asked)) {
        throw ApiException.badRequest("an evaluation is an object");
      }
      return new Item(Optional.of(batch.read(asked)), new JsonObject());
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

  /**
   * Evaluations as they are sent.
   *
   * @param json the elements of an array, with commas between them
   */
  private record Answered(int count, Buffer json) {}

  /** Answered in slices only where no answer can end the batch. */
  private CompletableFuture<List<Answered>> answer(
      List<Item> asked, Presents presents, Semantic semantic, boolean explain) {
    BulkWork.Slice<Item, Answered> answer = slice -> answered(slice, presents, semantic, explain);
    return semantic == Semantic.EXECUTE_ALL
        ? work.inSlices(asked, answer)
        : work.asWhole(asked, answer);
  }

  private Answered answered(
      List<Item> asked, Presents presents, Semantic semantic, boolean explain) {
    Buffer json = Buffer.buffer();
    int count = 0;
    for (Item item : asked) {
      JsonObject evaluation =
          item.question()
              .map(question -> decision(question, presents, explain))
              .orElseGet(item::fault);
      if (count > 0) {
        json.appendString(",");
      }
      json.appendBuffer(evaluation.toBuffer());
      count++;
      if (semantic.endsWith(evaluation.getBoolean("decision"))) {
        break;
      }
    }
    return new Answered(count, json);
  }

  private static ApiResponse response(List<Answered> slices) {
    Buffer body = Buffer.buffer("{\"evaluations\":[");
    for (int slice = 0; slice < slices.size(); slice++) {
      if (slice > 0) {
        body.appendString(",");
      }
      body.appendBuffer(slices.get(slice).json());
    }
    return ApiResponse.of(
        200, Map.of(), new ApiResponse.Content("application/json", body.appendString("]}")));
  }

  private JsonObject decision(Question question, Presents presents, boolean explain) {
    try {
      return answers.decision(question, presents.apply(question.subject()), explain);
    } catch (ApiException | LogUnavailableException failed) {
      return Answers.fault(failed);
    }
  }
}
