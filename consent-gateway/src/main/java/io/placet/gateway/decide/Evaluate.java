package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * OpenID AuthZEN 1.0 evaluation: may this contact be processed for this purpose and channel, now?
 */
public final class Evaluate implements Operation {
  /** What a caller without the scope to explain is told: unknown and denied look alike. */
  private static final String NOT_PERMITTED = "not_permitted";

  private static final String CONTACT = "contact";
  private static final String PROCESS = "process";

  private final Identities identities;
  private final Decider decider;
  private final Supplier<UUID> ids;
  private final Consumer<Verdict> decided;

  /**
   * The operation.
   *
   * @param decided told each verdict, to count it
   */
  public Evaluate(
      Identities identities, Decider decider, Supplier<UUID> ids, Consumer<Verdict> decided) {
    this.identities = identities;
    this.decider = decider;
    this.ids = ids;
    this.decided = decided;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    ContactId contact = contact(body.getJsonObject("resource"));
    ConsentKey key = key(body.getJsonObject("action"));
    Optional<LogPosition> least = leastRevision(body);
    boolean explain = request.callerMay(Scope.DECIDE_EXPLAIN);
    SubjectId subject = identities.subjectOf(contact);
    return Future.fromCompletionStage(
        decider.present(subject).thenApply(present -> answer(present, key, least, explain)));
  }

  private ApiResponse answer(
      Present present, ConsentKey key, Optional<LogPosition> least, boolean explain) {
    least.ifPresent(revision -> requireReached(present.revision(), revision));
    Verdict verdict = present.verdict(key);
    decided.accept(verdict);
    JsonObject context =
        new JsonObject()
            .put("revision", present.revision().toString())
            .put("as_of", present.asOf().toString())
            .put("decision_id", ids.get().toString());
    if (verdict instanceof Denied denied) {
      context.put("reason", explain ? denied.reason().wireName() : NOT_PERMITTED);
    } else if (verdict instanceof Allowed allowed && explain) {
      context
          .put("legal_basis", allowed.permission().basis().name())
          .put("consent_id", allowed.permission().recordId());
    }
    return ApiResponse.ok(
        new JsonObject().put("decision", verdict.isAllowed()).put("context", context));
  }

  private static void requireReached(LogPosition reached, LogPosition least) {
    if (least.partition() != reached.partition()) {
      throw ApiException.badRequest(
          "context.min_revision: this contact's revisions begin with " + reached.partition() + "@");
    }
    if (reached.offset() < least.offset()) {
      throw new LogUnavailableException("the log does not reach the revision asked for");
    }
  }

  private static ContactId contact(JsonObject resource) {
    if (!CONTACT.equals(resource.getString("type"))) {
      throw ApiException.badRequest("resource.type: allowed: contact");
    }
    return ContactIds.parse(resource.getString("id"));
  }

  private static ConsentKey key(JsonObject action) {
    if (!PROCESS.equals(action.getString("name"))) {
      throw ApiException.badRequest("action.name: allowed: process");
    }
    JsonObject properties = action.getJsonObject("properties", new JsonObject());
    String purpose = properties.getString("purpose");
    if (purpose == null) {
      throw ApiException.badRequest(
          "action.properties.purpose: a purpose of the register is needed");
    }
    return new ConsentKey(purpose, Optional.ofNullable(properties.getString("channel")));
  }

  private static Optional<LogPosition> leastRevision(JsonObject body) {
    try {
      return Optional.ofNullable(body.getJsonObject("context"))
          .map(context -> context.getString("min_revision"))
          .map(LogPosition::parse);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest("context.min_revision: " + wrong.getMessage());
    }
  }
}
