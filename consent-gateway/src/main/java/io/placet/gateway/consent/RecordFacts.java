package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records what rules ask of a contact: whether it is addressed in its job, and the birth date of a
 * minor. The birth date of anyone else is not kept.
 */
public final class RecordFacts implements Operation {
  private final Supplier<Register> register;
  private final Identities identities;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public RecordFacts(
      Supplier<Register> register,
      Identities identities,
      ContactKeyring keyring,
      LogWriter log,
      Clock clock) {
    this.register = register;
    this.identities = identities;
    this.keyring = keyring;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    SubjectId subject = identities.subjectOf(contact);
    JsonObject body = request.json();
    Instant now = clock.instant();
    SealingKey sealing = keyring.of(subject);
    FactsRecorded facts =
        new FactsRecorded(
            subject.text(),
            sealing.contact(contact, ContactView.FACTS),
            "professional".equals(body.getString("audience")),
            minorBorn(body, now).orElse(null),
            now,
            request.caller().orElseThrow().name());
    int partition = identities.partitionOf(subject);
    return Future.fromCompletionStage(
        log.append(
                Topic.CONTACT_LOG,
                partition,
                Keys.facts(subject.text()),
                entries.encode(new ContactLogEntry(facts)))
            .thenCombine(sealing.kept(), (offset, none) -> offset)
            .thenApply(
                offset ->
                    ApiResponse.created(
                        new JsonObject()
                            .put("minor", facts.getMinorBorn() != null)
                            .put("revision", new LogPosition(partition, offset + 1).toString()))));
  }

  private Optional<LocalDate> minorBorn(JsonObject body, Instant now) {
    Register current = register.get();
    Optional<LocalDate> born = Optional.ofNullable(body.getString("birthDate")).map(this::day);
    LocalDate today = now.atZone(current.zone()).toLocalDate();
    if (born.filter(date -> date.isAfter(today) || date.isBefore(today.minusYears(130)))
        .isPresent()) {
      throw ApiException.badRequest("birthDate: a day of the last 130 years, such as 2012-05-01");
    }
    return born.filter(date -> current.minors().concern(date, now, current.zone()));
  }

  private LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw ApiException.badRequest("birthDate: a day such as 2012-05-01");
    }
  }
}
