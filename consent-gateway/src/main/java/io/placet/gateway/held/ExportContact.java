package io.placet.gateway.held;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.key.WrappedKey;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactAddresses;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.record.RecordJson;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All that is held of a contact, as JSON (GDPR Articles 15 and 20). */
public final class ExportContact implements Operation {
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final AliasView linked;
  private final Function<SubjectId, List<ContactAddresses.Held>> addresses;
  private final Function<SubjectId, List<String>> lists;
  private final Vault vault;
  private final HeldEvents events;
  private final Disclosures disclosures;
  private final AuditTrail audit;
  private final TopicScans scans;

  /**
   * Makes the operation.
   *
   * @param addresses a contact's addresses as their topic has them now; may wait
   * @param lists the uploaded lists that it is on
   */
  public ExportContact(
      Identities identities,
      Decider decider,
      ContactView view,
      AliasView linked,
      Function<SubjectId, List<ContactAddresses.Held>> addresses,
      Function<SubjectId, List<String>> lists,
      Vault vault,
      HeldEvents events,
      Disclosures disclosures,
      AuditTrail audit,
      TopicScans scans) {
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.linked = linked;
    this.addresses = addresses;
    this.lists = lists;
    this.vault = vault;
    this.events = events;
    this.disclosures = disclosures;
    this.audit = audit;
    this.scans = scans;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    SubjectId subject = identities.subjectOf(contact);
    String reason = request.json().getString("reason");
    String actor = request.caller().orElseThrow().name();
    return Future.fromCompletionStage(
        decider
            .present(subject)
            .thenCompose(present -> scans.ask(() -> all(contact, subject, present)))
            .thenCompose(
                all ->
                    audit
                        .note(actor, Action.EXPORTED, Optional.of(subject), Optional.of(reason), 1)
                        .thenApply(noted -> ApiResponse.ok(all))));
  }

  private JsonObject all(ContactId contact, SubjectId subject, Present present) {
    ContactConsents consents = present.consents();
    if (consents.newest() == ContactConsents.NOTHING || consents.erasure().isPresent()) {
      throw ApiException.notFound("nothing is recorded of this contact");
    }
    JsonArray records = new JsonArray();
    JsonArray facts = new JsonArray();
    JsonArray attempts = new JsonArray();
    for (PlacedEntry placed : view.records(subject)) {
      Object body = placed.entry().getBody();
      if (body instanceof ConsentRecorded consent) {
        records.add(RecordJson.of(consent));
      } else if (body instanceof FactsRecorded told) {
        facts.add(toJson(told));
      } else if (body instanceof AttemptRecorded attempt) {
        attempts.add(toJson(attempt));
      }
    }
    JsonArray keys = new JsonArray();
    for (WrappedKey key : consents.keys().wrapped()) {
      keys.add(new JsonObject().put("id", key.keyId()));
    }
    return new JsonObject()
        .put("contact", contact.toString())
        .put("asOf", present.asOf().toString())
        .put("revision", present.revision().toString())
        .put("consents", records)
        .put("addresses", addresses(subject))
        .put("lists", new JsonArray(lists.apply(subject)))
        .put("facts", facts)
        .put("attempts", attempts)
        .put("keys", keys)
        .put("disclosures", disclosures.of(subject))
        .put("events", events.events(subject, consents.keys()))
        .put(
            "derived",
            events.derived(
                subject, vault.pseudonyms(Pseudonyms.ANALYTICS, consents.keys().epoch())));
  }

  /** What is found by a digest alone is an anonymous id, or was told before addresses were kept. */
  private JsonArray addresses(SubjectId subject) {
    Map<Alias, JsonObject> all = new LinkedHashMap<>();
    addresses.apply(subject).forEach(held -> all.put(held.alias(), toJson(held)));
    linked.aliasesOf(subject).forEach(alias -> all.putIfAbsent(alias, toJson(alias)));
    return new JsonArray(List.copyOf(all.values()));
  }

  private static JsonObject toJson(Alias alias) {
    return new JsonObject().put("kind", alias.kind().name()).put("digest", alias.text());
  }

  private static JsonObject toJson(ContactAddresses.Held held) {
    JsonObject json = toJson(held.alias());
    held.address().ifPresent(address -> json.put("address", address));
    return json.put("current", held.current())
        .put("source", held.source().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("toldAt", held.toldAt().toString())
        .put("heldIn", Topic.CONTACTS.topicName());
  }

  private static JsonObject toJson(FactsRecorded facts) {
    JsonObject json =
        new JsonObject()
            .put("audience", facts.getProfessional() ? "professional" : "consumer")
            .put("at", facts.getAt().toString());
    if (facts.getMinorBorn() != null) {
      json.put("birthDate", facts.getMinorBorn().toString());
    }
    return json;
  }

  private static JsonObject toJson(AttemptRecorded attempt) {
    return new JsonObject()
        .put("channel", attempt.getChannel())
        .put("outcome", attempt.getOutcome().name())
        .put("at", attempt.getAt().toString());
  }
}
