package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * OpenID AuthZEN 1.0 searches about one contact: which processors may process it for a purpose and
 * channel, and for which purposes and channels may a processor. Their results are as many as the
 * register declares.
 */
final class SearchOne {
  private final Identities identities;
  private final Decider decider;
  private final Quota quota;
  private final DecideMetrics metrics;

  SearchOne(Identities identities, Decider decider, Quota quota, DecideMetrics metrics) {
    this.identities = identities;
    this.decider = decider;
    this.quota = quota;
    this.metrics = metrics;
  }

  /** Subject search: the recipients of the register that may process. */
  Future<ApiResponse> subjects(ApiRequest request) {
    JsonObject body = request.json();
    String type = Questions.text(Questions.object(body, "subject"), "subject", "type");
    JsonObject action = Questions.object(body, "action");
    String name = Questions.text(action, "action", "name");
    boolean isKnown = type.equals(Questions.PROCESSOR) && name.equals(Questions.PROCESS);
    ConsentKey key = isKnown ? Questions.key(action) : ConsentKey.of("");
    return search(
        request, "subjects " + key, isKnown, (Present present) -> recipients(present, key));
  }

  /** Action search: the purposes and channels that stand for the contact. */
  Future<ApiResponse> actions(ApiRequest request) {
    JsonObject body = request.json();
    Optional<String> processor = Questions.asker(body);
    boolean isKnown = processor.isPresent();
    return search(
        request, "actions " + processor, isKnown, (Present present) -> keys(present, processor));
  }

  private Future<ApiResponse> search(
      ApiRequest request,
      String search,
      boolean isKnown,
      Function<Present, List<JsonObject>> results) {
    JsonObject body = request.json();
    JsonObject resource = Questions.object(body, "resource");
    String type = Questions.text(resource, "resource", "type");
    String id = Questions.text(resource, "resource", "id");
    if (!isKnown || !type.equals(Questions.CONTACT)) {
      return Future.succeededFuture(
          ApiResponse.ok(Page.of(body, "").answer(List.of(), Optional.empty(), new JsonObject())));
    }
    Page page = Page.of(body, search + " " + id);
    Question reaching =
        new Question(
            identities.subjectOf(ContactIds.parse(id)),
            ConsentKey.of(""),
            Optional.empty(),
            Questions.leastRevision(body),
            false);
    return Future.fromCompletionStage(
        decider
            .present(reaching.subject())
            .thenCompose(
                present -> {
                  reaching.requireReached(present.revision());
                  return quota
                      .require(request, 1)
                      .thenApply(
                          allowance -> {
                            metrics.enumerated(request, 1);
                            return ApiResponse.ok(
                                    page.cut(
                                        results.apply(present),
                                        new JsonObject()
                                            .put("revision", present.revision().toString())
                                            .put("as_of", present.asOf().toString())))
                                .with(allowance.headers());
                          });
                }));
  }

  private static List<JsonObject> recipients(Present present, ConsentKey key) {
    Verdict verdict = present.verdict(key);
    List<JsonObject> recipients = new ArrayList<>();
    if (verdict.isAllowed()) {
      present.register().recipients().stream()
          .filter(recipient -> recipient.purposes().contains(key.purpose()))
          .forEach(
              recipient ->
                  recipients.add(
                      new JsonObject().put("type", Questions.PROCESSOR).put("id", recipient.id())));
    }
    return recipients;
  }

  private static List<JsonObject> keys(Present present, Optional<String> processor) {
    Register register = present.register();
    return register
        .keys()
        .filter(
            key ->
                Question.verdict(register, processor, key, () -> present.verdict(key)).isAllowed())
        .map(
            key -> {
              JsonObject properties = new JsonObject().put("purpose", key.purpose());
              key.channel().ifPresent(channel -> properties.put("channel", channel));
              return new JsonObject().put("name", Questions.PROCESS).put("properties", properties);
            })
        .toList();
  }
}
