package io.placet.gateway.decide;

import io.placet.domain.consent.Permission;
import io.placet.domain.key.Prf;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.verdict.Decider.Present;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decisions as AuthZEN answers them. Without the scope to explain, unknown and denied look alike: a
 * denial names no record, and no reason but that it is not now, and when.
 */
final class Answers {
  private static final String NOT_PERMITTED = "not_permitted";

  private final Prf seal;
  private final Consumer<Verdict> decided;

  /**
   * Answers.
   *
   * @param seal of decision ids
   * @param decided told each verdict, to count it
   */
  Answers(Prf seal, Consumer<Verdict> decided) {
    this.seal = seal;
    this.decided = decided;
  }

  /** The decision on a question; fails where the revision asked for is not reached. */
  JsonObject decision(Question question, Present present, boolean explain) {
    question.requireReached(present.revision());
    Register register = present.register();
    Verdict verdict =
        Question.verdict(
            register, question.processor(), question.key(), () -> present.verdict(question.key()));
    decided.accept(verdict);
    JsonObject context =
        new JsonObject()
            .put("revision", present.revision().toString())
            .put("as_of", present.asOf().toString())
            .put("decision_id", id(question, present).sealed(seal));
    if (verdict instanceof Denied denied) {
      putDenied(context, denied, explain);
    } else if (verdict instanceof Allowed allowed && explain) {
      putAllowed(context, allowed.permission());
    }
    return new JsonObject().put("decision", verdict.isAllowed()).put("context", context);
  }

  /** A question that cannot be answered among others that can: never a yes. */
  static JsonObject fault(RuntimeException failure) {
    boolean isUnproven = failure instanceof LogUnavailableException;
    if (!isUnproven && !(failure instanceof ApiException)) {
      throw failure;
    }
    JsonObject error =
        new JsonObject()
            .put("status", isUnproven ? 503 : 400)
            .put("message", String.valueOf(failure.getMessage()));
    return new JsonObject()
        .put("decision", false)
        .put("context", new JsonObject().put("error", error));
  }

  private static DecisionId id(Question question, Present present) {
    Register register = present.register();
    return new DecisionId(
        question.subject(),
        question.key(),
        Question.recipient(register, question.processor()).map(Recipient::id),
        present.revision(),
        present.asOf(),
        DecisionId.prefixOf(register.sha256()));
  }

  private static void putDenied(JsonObject context, Denied denied, boolean explain) {
    boolean mayBeTold = explain || isOfTheMoment(denied.reason());
    context.put("reason", mayBeTold ? denied.reason().wireName() : NOT_PERMITTED);
    if (mayBeTold) {
      denied.nextAllowed().ifPresent(at -> context.put("next_allowed", at.toString()));
    }
    if (explain) {
      denied.recordId().ifPresent(id -> context.put("record", id));
    }
  }

  private static boolean isOfTheMoment(DenialReason reason) {
    return reason == DenialReason.QUIET_HOURS || reason == DenialReason.FREQUENCY_CAP;
  }

  private static void putAllowed(JsonObject context, Permission permission) {
    context
        .put("legal_basis", permission.basis().name())
        .put("consent_id", permission.recordId())
        .put("record", permission.recordId());
    Optional<NoticeRef> notice = permission.notice();
    notice.ifPresent(ref -> context.put("notice_version", ref.id() + "@" + ref.version()));
    permission.validUntil().ifPresent(end -> context.put("valid_until", end.toString()));
  }
}
