package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.verdict.Verdict;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Walked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenID AuthZEN 1.0 resource search: whom may I contact for a purpose on a channel? A page looks
 * at a bounded number of contacts and tells where the next begins, also when it found few.
 */
final class SearchResources implements Operation {
  /** The most contacts that a page looks at. */
  static final int MOST_VISITED = 5_000;

  private final Decider decider;
  private final ContactView view;
  private final BulkWork work;
  private final Quota quota;
  private final DecideMetrics metrics;
  private final int mostVisited;

  SearchResources(
      Decider decider, ContactView view, BulkWork work, Quota quota, DecideMetrics metrics) {
    this(decider, view, work, quota, metrics, MOST_VISITED);
  }

  SearchResources(
      Decider decider,
      ContactView view,
      BulkWork work,
      Quota quota,
      DecideMetrics metrics,
      int mostVisited) {
    this.decider = decider;
    this.view = view;
    this.work = work;
    this.quota = quota;
    this.metrics = metrics;
    this.mostVisited = mostVisited;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    Optional<String> processor = Questions.asker(body);
    JsonObject action = Questions.object(body, "action");
    String name = Questions.text(action, "action", "name");
    String type = Questions.text(Questions.object(body, "resource"), "resource", "type");
    if (!type.equals(Questions.CONTACT) || !name.equals(Questions.PROCESS)) {
      // what this decision point does not know has no results
      return Future.succeededFuture(
          ApiResponse.ok(Page.of(body, "").answer(List.of(), Optional.empty(), new JsonObject())));
    }
    ConsentKey key = Questions.key(action);
    Optional<LogPosition> least = Questions.leastRevision(body);
    Page page = Page.of(body, "contacts " + key + processor);
    Optional<SubjectId> after = page.after().map(SearchResources::subject);
    return Future.fromCompletionStage(
        work.supply(() -> after)
            .thenCompose(
                from ->
                    decider.walk(
                        from,
                        () -> new Found(processor, key, page.limit(), mostVisited),
                        work.executor()))
            .thenCompose(
                walked -> {
                  least.ifPresent(revision -> requireReached(walked.revisions(), revision));
                  int found = walked.visitor().found.size();
                  return quota
                      .require(request, found)
                      .thenApply(
                          allowance -> {
                            metrics.enumerated(request, found);
                            return ApiResponse.ok(answer(page, walked)).with(allowance.headers());
                          });
                }));
  }

  private JsonObject answer(Page page, Walked<Found> walked) {
    Found visitor = walked.visitor();
    List<JsonObject> results = new ArrayList<>();
    for (SubjectId subject : visitor.found) {
      // whose name does not open, erased since or sealed under another vault, cannot be reached
      view.contactOf(subject)
          .map(
              contact ->
                  new JsonObject().put("type", Questions.CONTACT).put("id", contact.toString()))
          .ifPresent(results::add);
    }
    JsonArray revisions = new JsonArray();
    walked.revisions().forEach(revision -> revisions.add(revision.toString()));
    return page.answer(
        results,
        visitor.isFull() ? visitor.last.map(SubjectId::text) : Optional.empty(),
        new JsonObject().put("revisions", revisions).put("as_of", walked.asOf().toString()));
  }

  private static void requireReached(List<LogPosition> reached, LogPosition least) {
    LogPosition there =
        reached.stream()
            .filter(revision -> revision.partition() == least.partition())
            .findFirst()
            .orElseThrow(
                () -> ApiException.badRequest("context.min_revision: there is no such partition"));
    if (there.offset() < least.offset()) {
      throw new LogUnavailableException("the log does not reach the revision asked for");
    }
  }

  private static SubjectId subject(String position) {
    try {
      return new SubjectId(position);
    } catch (IllegalArgumentException malformed) {
      throw Page.noToken();
    }
  }

  /** Gathers those who may be contacted. */
  private static final class Found implements Decider.Visitor {
    private final Optional<String> processor;
    private final ConsentKey key;
    private final int limit;
    private final int mostVisited;
    private final List<SubjectId> found = new ArrayList<>();
    private Optional<SubjectId> last = Optional.empty();
    private int visited;

    Found(Optional<String> processor, ConsentKey key, int limit, int mostVisited) {
      this.processor = processor;
      this.key = key;
      this.limit = limit;
      this.mostVisited = mostVisited;
    }

    @Override
    public boolean visit(SubjectId subject, Present present) {
      visited++;
      last = Optional.of(subject);
      Verdict verdict =
          Question.verdict(present.register(), processor, key, () -> present.verdict(key));
      if (verdict.isAllowed()) {
        found.add(subject);
      }
      return !isFull();
    }

    boolean isFull() {
      return visited == mostVisited || found.size() == limit;
    }
  }
}
