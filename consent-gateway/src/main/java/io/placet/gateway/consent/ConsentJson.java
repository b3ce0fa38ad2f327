package io.placet.gateway.consent;

import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.record.RecordJson;
import io.placet.gateway.verdict.PastVerdicts.Step;
import io.vertx.core.json.JsonObject;

/** Verdicts, records and what they did, as the contract writes them. */
final class ConsentJson {
  private ConsentJson() {}

  /** Adds a verdict. */
  static JsonObject put(JsonObject json, Verdict verdict) {
    json.put("decision", verdict.isAllowed());
    if (verdict instanceof Allowed allowed) {
      json.put("legalBasis", allowed.permission().basis().name())
          .put("record", allowed.permission().recordId());
    } else if (verdict instanceof Denied denied) {
      json.put("reason", denied.reason().wireName());
      denied.recordId().ifPresent(id -> json.put("record", id));
      denied.nextAllowed().ifPresent(at -> json.put("nextAllowed", at.toString()));
    }
    return json;
  }

  /** A record with its place in the log and what it did. */
  static JsonObject step(Step step) {
    PlacedEntry entry = step.entry();
    JsonObject json =
        entry
            .consent()
            .map(
                consent ->
                    RecordJson.of(consent)
                        .put("kind", "consent")
                        .put("actorKind", consent.getActor().name()))
            .orElseGet(() -> other(entry.governing()));
    json.put("offset", entry.offset())
        .put("appendedAt", entry.appendedAt().toString())
        .put("effective", step.isEffective());
    step.verdict().ifPresent(verdict -> json.put("became", put(new JsonObject(), verdict)));
    return json;
  }

  private static JsonObject other(ContactRecord record) {
    if (record instanceof ContactAttempt attempt) {
      return new JsonObject()
          .put("kind", "attempt")
          .put("channel", attempt.channel())
          .put("outcome", attempt.outcome().name());
    }
    if (record instanceof ContactFacts facts) {
      return new JsonObject()
          .put("kind", "facts")
          .put("audience", facts.professional() ? "professional" : "consumer")
          .put("minor", facts.minorBorn().isPresent());
    }
    if (record instanceof ContactErased erased) {
      return new JsonObject().put("kind", "erasure").put("record", erased.id());
    }
    throw new IllegalStateException("a kind of record that no history knows");
  }
}
