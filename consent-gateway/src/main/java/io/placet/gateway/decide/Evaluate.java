package io.placet.gateway.decide;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.verdict.Decider;
import io.vertx.core.Future;

/**
 * OpenID AuthZEN 1.0 evaluation: may this contact be processed for this purpose and channel, now?
 */
final class Evaluate implements Operation {
  private final Questions questions;
  private final Decider decider;
  private final Answers answers;

  Evaluate(Questions questions, Decider decider, Answers answers) {
    this.questions = questions;
    this.decider = decider;
    this.answers = answers;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Question question = questions.read(request.json());
    boolean explain = request.callerMay(Scope.DECIDE_EXPLAIN);
    return Future.fromCompletionStage(
        decider
            .present(question.subject())
            .thenApply(present -> ApiResponse.ok(answers.decision(question, present, explain))));
  }
}
