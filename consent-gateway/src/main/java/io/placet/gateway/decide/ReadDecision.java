package io.placet.gateway.decide;

import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.key.Prf;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.RegisterVersions;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.PastVerdicts;
import io.placet.gateway.verdict.PastVerdicts.Past;
import io.placet.gateway.verdict.PastVerdicts.Step;
import io.placet.schemas.avro.ConsentRecorded;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A past decision made again and explained: from the records below its revision, at its instant, by
 * the register that governed it. Whatever was recorded since changes nothing.
 */
final class ReadDecision implements Operation {
  private final Prf seal;
  private final Decider decider;
  private final PastVerdicts past;
  private final RegisterVersions registers;

  ReadDecision(Prf seal, Decider decider, PastVerdicts past, RegisterVersions registers) {
    this.seal = seal;
    this.decider = decider;
    this.past = past;
    this.registers = registers;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String text = request.pathParameter("id");
    DecisionId id = parse(text);
    return Future.fromCompletionStage(
        decider
            .present(id.subject())
            .thenApply(present -> ApiResponse.ok(again(text, id, present.revision()))));
  }

  private DecisionId parse(String text) {
    try {
      return DecisionId.parse(text, seal);
    } catch (DecisionId.MalformedException malformed) {
      throw ApiException.badRequest("id: allowed is the decision_id of a decision, unchanged");
    } catch (DecisionId.ForgedException forged) {
      throw ApiException.notFound(
          "no gateway of this deployment made that decision; allowed is the decision_id of one that did");
    }
  }

  private JsonObject again(String text, DecisionId id, LogPosition reached) {
    if (id.revision().partition() != reached.partition()
        || id.revision().offset() > reached.offset()) {
      throw ApiException.badRequest(
          "id: its revision is beyond the log, which was made anew since; reached is " + reached);
    }
    Register register =
        registers
            .withPrefix(id.registerPrefix())
            .orElseThrow(
                () -> ApiException.notFound("the register that governed it is not in the log"));
    Past then = past.below(id.subject(), id.revision(), register, id.asOf());
    Verdict verdict =
        Question.verdict(register, id.processor(), id.key(), () -> then.verdict(id.key()));
    JsonObject answer =
        new JsonObject()
            .put("id", text)
            .put("purpose", id.key().purpose())
            .put("revision", id.revision().toString())
            .put("asOf", id.asOf().toString())
            .put("register", register.sha256());
    id.key().channel().ifPresent(channel -> answer.put("channel", channel));
    id.processor().ifPresent(processor -> answer.put("processor", processor));
    past.contactOf(id.subject()).ifPresent(contact -> answer.put("contact", contact.toString()));
    put(answer, verdict);
    JsonArray steps = new JsonArray();
    past.explain(then, id.key()).forEach(step -> steps.add(toJson(step)));
    return answer.put("restsOn", steps);
  }

  private static JsonObject toJson(Step step) {
    JsonObject json =
        new JsonObject()
            .put("offset", step.entry().offset())
            .put("appendedAt", step.entry().appendedAt().toString())
            .put("effective", step.isEffective());
    Optional<ConsentRecorded> consent = step.entry().consent();
    if (consent.isPresent()) {
      ConsentRecorded record = consent.get();
      json.put("record", record.getRecordId())
          .put("state", record.getState().name())
          .put("purpose", record.getPurpose())
          .put("actor", record.getActor().name())
          .put("eventTime", record.getEventTime().toString());
      Optional.ofNullable(record.getChannel()).ifPresent(channel -> json.put("channel", channel));
    } else {
      putOther(json, step.entry().governing());
    }
    JsonObject became = new JsonObject();
    step.verdict().ifPresent(verdict -> put(became, verdict));
    return json.put("became", became);
  }

  private static void putOther(JsonObject json, ContactRecord record) {
    if (record instanceof ContactAttempt attempt) {
      json.put("attempt", attempt.outcome().name()).put("channel", attempt.channel());
    } else if (record instanceof ContactFacts facts) {
      json.put("facts", facts.professional() ? "professional" : "consumer");
    } else if (record instanceof ContactErased erased) {
      json.put("erasure", erased.id());
    }
  }

  private static void put(JsonObject json, Verdict verdict) {
    json.put("decision", verdict.isAllowed());
    if (verdict instanceof Allowed allowed) {
      json.put("legalBasis", allowed.permission().basis().name())
          .put("record", allowed.permission().recordId());
      allowed
          .permission()
          .notice()
          .ifPresent(ref -> json.put("notice", ref.id() + "@" + ref.version()));
      allowed.permission().validUntil().ifPresent(end -> json.put("validUntil", end.toString()));
    } else if (verdict instanceof Denied denied) {
      json.put("reason", denied.reason().wireName());
      denied.recordId().ifPresent(id -> json.put("record", id));
      denied.nextAllowed().ifPresent(at -> json.put("nextAllowed", at.toString()));
    }
  }
}
