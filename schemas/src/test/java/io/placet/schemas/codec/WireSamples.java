package io.placet.schemas.codec;

import io.placet.domain.contact.ContactId;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.AttemptRecorded;
import io.placet.schemas.avro.AuditEntry;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.DeadLetterOrigin;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.avro.KeptRefusal;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.avro.RefusalsKept;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.avro.ScoreContribution;
import io.placet.schemas.avro.ScoreScale;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.SourceMarker;
import io.placet.schemas.avro.StandingAttempt;
import io.placet.schemas.avro.StandingPermission;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.avro.StoredKey;
import io.placet.schemas.avro.StoredStanding;
import io.placet.schemas.avro.WithheldCount;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** One value of each type that is stored: in a topic, in a view or in a stream's state. */
final class WireSamples {
  static final String SUBJECT = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String PSEUDONYM = "analytics.1.BBBBBBBBBBBBBBBBBBBBBB";
  private static final String KEY_ID = "AAAAAAAAAAA";
  private static final String SHA_256 = "0".repeat(64);
  private static final Instant EARLIER = Instant.parse("2026-11-23T09:59:59.999Z");
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = Instant.parse("2029-11-23T10:00:00Z");

  /** By the name of the golden file. Maps have one entry: their order is not fixed. */
  static final Map<String, SpecificRecord> ALL = new TreeMap<>();

  private static final List<DecidingLeaf> LEAVES =
      List.of(new DecidingLeaf("rule.rules[1]", false, "2"));

  static {
    AvroTrust.ensure();
    ALL.put(
        "contact-log-key",
        new ContactLogEntry(new DataKeyRecorded(SUBJECT, KEY_ID, 3, wrapped(), 2, AT)));
    ALL.put("contact-log-epoch", new ContactLogEntry(new EpochEntered(SUBJECT, 2, AT)));
    ALL.put(
        "contact-log-erasure",
        new ContactLogEntry(
            new ErasureRecorded(
                "erasure-1", SUBJECT, "request 12", "officer", AT, SUBJECT, List.of(KEY_ID))));
    ALL.put(
        "contact-log-erasure-step",
        new ContactLogEntry(
            new ErasureStepDone(
                "erasure-1", SUBJECT, ErasureStep.RECORDS_REMOVED, 7, "gateway-1", AT)));
    ALL.put(
        "contact-log-refusals",
        new ContactLogEntry(
            new RefusalsKept(
                SUBJECT,
                List.of(new KeptRefusal("newsletter", "email", RecordedState.OBJECTED)),
                AT)));
    ALL.put(
        "dead-letter",
        new DeadLetter(
            "letter-1",
            DeadLetterOrigin.GATEWAY,
            SUBJECT,
            "Order Completed",
            "total",
            "wrong_type",
            SHA_256,
            AT,
            wrapped()));
    ALL.put(
        "audit",
        new AuditEntry("entry-1", AT, "officer", "reidentified", SUBJECT, "request 12", 1));
    ALL.put("contact-log-consent", new ContactLogEntry(consent()));
    ALL.put("contact-log-withdrawal", new ContactLogEntry(withdrawal()));
    ALL.put(
        "contact-log-alias",
        new ContactLogEntry(
            new AliasLinked(
                "CCCCCCCCCCCCCCCCCCCCCC",
                AliasKind.PHONE,
                SUBJECT,
                Contacts.toAvro(ContactId.user("17850")),
                AT,
                true)));
    ALL.put(
        "contact-log-gateway-marker",
        new ContactLogEntry(new GatewayMarker("gateway-1", 10_518L, AT, true)));
    ALL.put("contact-log-source-marker", new ContactLogEntry(new SourceMarker("nonce-1")));
    ALL.put(
        "contact-log-register",
        new ContactLogEntry(new RegisterPublished(SHA_256, "purposes: []\n", AT)));
    ALL.put(
        "contact-log-attempt",
        new ContactLogEntry(
            new AttemptRecorded(
                "attempt-1", SUBJECT, "telephone", AT, AttemptOutcome.DECLINED, "tool")));
    ALL.put(
        "contact-log-facts",
        new ContactLogEntry(
            new FactsRecorded(
                SUBJECT,
                Contacts.toAvro(ContactId.user("17850")),
                true,
                LocalDate.of(2012, 5, 1),
                AT,
                "officer")));
    ALL.put(
        "contact-log-link-opened",
        new ContactLogEntry(new LinkOpened("link-1", SUBJECT, "session-1", AT)));
    ALL.put(
        "contact-log-reevaluation",
        new ContactLogEntry(new ReevaluationAsked(SUBJECT, "segment/frequent-buyers", 2, AT)));
    ALL.put("event-envelope", envelope());
    ALL.put(
        "withheld-count",
        new WithheldCount(EnforcementPoint.STREAM, "Order Completed", "no_record", 12L, AT));
    ALL.put(
        "pseudonymised-event",
        new PseudonymisedEvent(
            "DDDDDDDDDDDDDDDDDDDDDD",
            PSEUDONYM,
            "Order Completed",
            EARLIER,
            List.of("profiling", "analytics"),
            Map.of("total", new DecimalValue(199_900L)),
            "3@10518"));
    ALL.put(
        "segment-change",
        new SegmentChange(
            PSEUDONYM,
            "frequent-buyers",
            2,
            ChangeKind.EXITED,
            ChangeReason.RULE,
            AT,
            "3@10518",
            LEAVES));
    ALL.put("membership", new Membership(PSEUDONYM, "frequent-buyers", 2, AT, "3@10518", LEAVES));
    ALL.put(
        "segment-definition",
        new SegmentDefinition(
            "frequent-buyers",
            2,
            "Frequent buyers",
            "Three orders",
            "profiling",
            "{\"combinator\":\"and\",\"rules\":[]}",
            DefinitionState.PAUSED,
            "marketing",
            "anne",
            AT));
    ALL.put(
        "scoring-definition",
        new ScoringDefinition(
            "loyalty",
            3,
            "Loyalty",
            "Points for orders",
            "profiling",
            "{\"kind\":\"points\",\"halfLife\":\"P30D\",\"points\":{\"Order Completed\":10}}",
            DefinitionState.LIVE,
            "marketing",
            "anne",
            AT));
    ALL.put(
        "score",
        new ScoreValue(
            PSEUDONYM,
            "loyalty",
            3,
            AT,
            12.5,
            ScoreScale.VALUE,
            List.of(new ScoreContribution("Order Completed", 2.0, 12.5)),
            "3@10518"));
    ALL.put("reevaluation-done", new ReevaluationDone("segment/frequent-buyers", 2, 3, 10_519L));
    ALL.put("shut-off-passed", new ShutOffPassed("record-2", "newsletter", 3, 10_517L, AT));
    ALL.put("contact-standing", standing());
    ALL.put("stored-consents", consents());
  }

  private WireSamples() {}

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

  private static EventEnvelope envelope() {
    return new EventEnvelope(
        "message-1",
        SUBJECT,
        "Order Completed",
        EARLIER,
        AT,
        List.of("profiling"),
        42L,
        FieldsCodec.toPayload(Map.of("total", new FieldValue.Decimal(199_900))));
  }

  private static ContactStanding standing() {
    return new ContactStanding(
        42L,
        List.of(
            KeyStanding.newBuilder()
                .setPurpose("newsletter")
                .setChannel("email")
                .setNewest(42)
                .setRecordId("record-1")
                .setState(RecordedState.GIVEN)
                .setClosed(false)
                .setRestricted(true)
                .setValidUntil(LATER)
                .build()));
  }

  private static StoredConsents consents() {
    return new StoredConsents(
        42L,
        List.of(
            StoredStanding.newBuilder()
                .setPurpose("newsletter")
                .setChannel("email")
                .setNewest(42)
                .setConsent(
                    new StandingPermission(
                        "CONSENT",
                        "record-1",
                        LATER,
                        "newsletter",
                        "3",
                        List.of(RecordedEvidence.GUARDIAN_CONSENT)))
                .setRestriction("record-2")
                .setObjection("record-0")
                .setObjectedAt(40)
                .setLiftedUpTo(41)
                .build()),
        false,
        LocalDate.of(2012, 5, 1),
        List.of(new StandingAttempt("telephone", AT, AttemptOutcome.REACHED)),
        List.of(new StoredKey(KEY_ID, 3, wrapped())),
        2,
        "erasure-1");
  }

  private static ByteBuffer wrapped() {
    return ByteBuffer.wrap(new byte[] {1, 2, 3});
  }
}
