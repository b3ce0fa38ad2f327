package io.placet.schemas.codec;

import static io.placet.schemas.codec.WireSamples.AT;
import static io.placet.schemas.codec.WireSamples.EARLIER;
import static io.placet.schemas.codec.WireSamples.KEY_ID;
import static io.placet.schemas.codec.WireSamples.LATER;
import static io.placet.schemas.codec.WireSamples.SHA_256;
import static io.placet.schemas.codec.WireSamples.SUBJECT;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.avro.KeptRefusal;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.avro.ListEntered;
import io.placet.schemas.avro.ListUploaded;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.RefusalsKept;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.avro.SourceMarker;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** One record of each kind that stands in contact-log. */
final class ContactLogSamples {
  private ContactLogSamples() {}

  /** By the name of the golden file. */
  static Map<String, SpecificRecord> all() {
    Map<String, SpecificRecord> samples = new TreeMap<>();
    samples.put(
        "contact-log-key",
        new ContactLogEntry(new DataKeyRecorded(SUBJECT, KEY_ID, 3, WireSamples.wrapped(), 2, AT)));
    samples.put("contact-log-epoch", new ContactLogEntry(new EpochEntered(SUBJECT, 2, AT)));
    samples.put(
        "contact-log-erasure",
        new ContactLogEntry(
            new ErasureRecorded(
                "erasure-1", SUBJECT, "request 12", "officer", AT, SUBJECT, List.of(KEY_ID))));
    samples.put(
        "contact-log-erasure-step",
        new ContactLogEntry(
            new ErasureStepDone(
                "erasure-1", SUBJECT, ErasureStep.RECORDS_REMOVED, 7, "gateway-1", AT)));
    samples.put(
        "contact-log-refusals",
        new ContactLogEntry(
            new RefusalsKept(
                SUBJECT,
                List.of(new KeptRefusal("newsletter", "email", RecordedState.OBJECTED)),
                AT)));
    samples.put("contact-log-consent", new ContactLogEntry(consent()));
    samples.put("contact-log-withdrawal", new ContactLogEntry(withdrawal()));
    samples.put(
        "contact-log-alias",
        new ContactLogEntry(
            new AliasLinked(
                "CCCCCCCCCCCCCCCCCCCCCC",
                AliasKind.PHONE,
                SUBJECT,
                Contacts.toAvro(ContactId.user("17850")),
                AT,
                true)));
    samples.put(
        "contact-log-gateway-marker",
        new ContactLogEntry(new GatewayMarker("gateway-1", 10_518L, AT, true)));
    samples.put("contact-log-source-marker", new ContactLogEntry(new SourceMarker("nonce-1")));
    samples.put(
        "contact-log-register",
        new ContactLogEntry(new RegisterPublished(SHA_256, "purposes: []\n", AT)));
    samples.put(
        "contact-log-attempt",
        new ContactLogEntry(
            new AttemptRecorded(
                "attempt-1", SUBJECT, "telephone", AT, AttemptOutcome.DECLINED, "tool")));
    samples.put(
        "contact-log-facts",
        new ContactLogEntry(
            new FactsRecorded(
                SUBJECT,
                Contacts.toAvro(ContactId.user("17850")),
                true,
                LocalDate.of(2012, 5, 1),
                AT,
                "officer")));
    samples.put(
        "contact-log-link-opened",
        new ContactLogEntry(new LinkOpened("link-1", SUBJECT, "session-1", AT)));
    samples.put(
        "contact-log-reevaluation",
        new ContactLogEntry(new ReevaluationAsked(SUBJECT, "segment/frequent-buyers", 2, AT)));
    samples.put(
        "contact-log-listed", new ContactLogEntry(new ListEntered(SUBJECT, "spring-fair", AT)));
    samples.put(
        "contact-log-list",
        new ContactLogEntry(
            new ListUploaded(
                "spring-fair", "upload-1", "marketer", "fair 2026", "invitation", AT, LATER)));
    return samples;
  }

  private static ConsentRecorded consent() {
    return ConsentRecorded.newBuilder()
        .setRecordId("record-1")
        .setSchemaVersion(2)
        .setSubjectId(SUBJECT)
        .setContact(Contacts.toAvro(ContactId.user("17850")))
        .setPurpose("newsletter")
        .setChannel("email")
        .setLegalBasis("CONSENT")
        .setState(RecordedState.GIVEN)
        .setActor(RecordedActor.PERSON)
        .setActorId("checkout-token")
        .setEventTime(EARLIER)
        .setRecordedAt(AT)
        .setValidUntil(LATER)
        .setCollectionPoint("checkout")
        .setMethod("box-ticked")
        .setNotice(new ShownNotice("newsletter", "3", SHA_256))
        .setLanguage("fr")
        .setController("Cadeaux du Phare")
        .setFollows(41)
        .setPreviousRecord("record-0")
        .setSeen(42)
        .setEvidence(List.of(RecordedEvidence.EXPLICIT_STATEMENT))
        .setProof("order 17")
        .setCopiedFrom("record-9")
        .build();
  }

  /** All that may be absent is. */
  private static ConsentRecorded withdrawal() {
    return ConsentRecorded.newBuilder()
        .setRecordId("record-2")
        .setSchemaVersion(1)
        .setSubjectId(SUBJECT)
        .setContact(Contacts.toAvro(ContactId.anonymous("2f1c")))
        .setPurpose("profiling")
        .setLegalBasis("CONSENT")
        .setState(RecordedState.WITHDRAWN)
        .setActor(RecordedActor.OFFICER)
        .setActorId("officer")
        .setEventTime(AT)
        .setRecordedAt(AT)
        .setController("Cadeaux du Phare")
        .setFollows(-1)
        .build();
  }
}
