package io.placet.schemas.codec;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.AddressSource;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.AudienceRecorded;
import io.placet.schemas.avro.AudienceSourceKind;
import io.placet.schemas.avro.AuditEntry;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ContactAddress;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.DeadLetterOrigin;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.DestinationRecorded;
import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportDecided;
import io.placet.schemas.avro.ExportEnded;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportOpened;
import io.placet.schemas.avro.ExportPage;
import io.placet.schemas.avro.ExportRefused;
import io.placet.schemas.avro.IdempotentRequest;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.schemas.avro.MemberTold;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.QuotaTaken;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.avro.ScoreContribution;
import io.placet.schemas.avro.ScoreScale;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.avro.ShutOffPassed;
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
  static final String PSEUDONYM = "analytics.1.BBBBBBBBBBBBBBBBBBBBBB";
  static final String KEY_ID = "AAAAAAAAAAA";
  static final String SHA_256 = "0".repeat(64);
  static final Instant EARLIER = Instant.parse("2026-11-23T09:59:59.999Z");
  static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  static final Instant LATER = Instant.parse("2029-11-23T10:00:00Z");

  /** By the name of the golden file. Maps have one entry: their order is not fixed. */
  static final Map<String, SpecificRecord> ALL = new TreeMap<>();

  private static final List<DecidingLeaf> LEAVES =
      List.of(new DecidingLeaf("rule.rules[1]", false, "2"));

  static {
    AvroTrust.ensure();
    ALL.putAll(ContactLogSamples.all());
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
    ALL.put("audience", audience());
    ALL.put("destination", destination());
    ALL.put(
        "idempotent-request",
        new IdempotentRequest("token", "fingerprint", "attempt-1", "sealed", false, AT));
    ALL.put("member-told", new MemberTold("dst-1", SUBJECT, "3@10518", AT));
    ALL.put(
        "member-disclosed",
        new MemberDisclosed(
            "dst-1",
            "lapsing",
            "mail-house",
            "newsletter",
            "email",
            SUBJECT,
            DisclosureKind.ENTERED,
            "segment-changes-3-17",
            false,
            AT));
    exports().forEach((name, body) -> ALL.put("export-" + name, new ExportEntry(AT, body)));
    ALL.put("event-envelope", envelope());
    ALL.put(
        "contact-address",
        new ContactAddress(
            SUBJECT,
            "CCCCCCCCCCCCCCCCCCCCCC",
            AliasKind.EMAIL,
            new Sealed(KEY_ID, wrapped()),
            AddressSource.IDENTIFY,
            AT));
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
    ALL.putAll(InsightSamples.all());
    ALL.put("contact-standing", standing());
    ALL.put("stored-consents", consents());
  }

  private WireSamples() {}

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

  static ByteBuffer wrapped() {
    return ByteBuffer.wrap(new byte[] {1, 2, 3});
  }

  private static AudienceRecorded audience() {
    return new AudienceRecorded(
        "lapsing",
        2,
        "Lapsing buyers",
        AudienceSourceKind.SEGMENT,
        "lapsing-buyers",
        "newsletter",
        "email",
        "mail-house",
        List.of("email", "email-sha256"),
        10,
        false,
        "marketer",
        AT);
  }

  private static DestinationRecorded destination() {
    return DestinationRecorded.newBuilder()
        .setId("dst-1")
        .setAudienceId("lapsing")
        .setUrl("https://tool.example/hook")
        .setTemplate("standard")
        .setSealedSecrets(List.of("sealed"))
        .setRotatedAt(AT)
        .setState("active")
        .setReason("winter campaign")
        .setCreatedAt(AT)
        .setChangedAt(AT)
        .setChangedBy("marketer")
        .build();
  }

  private static Map<String, SpecificRecord> exports() {
    return Map.of(
        "quota",
        new QuotaTaken("lease-1", "tool", LocalDate.of(2026, 11, 23), 1_000L, 100_000L),
        "asked",
        new ExportAsked(
            "export-1",
            "lapsing",
            2,
            "mail-house",
            "newsletter",
            "email",
            "marketer",
            "winter campaign",
            "csv",
            1_200L,
            false,
            LATER),
        "decided",
        new ExportDecided("export-1", true, "officer", null, LATER),
        "opened",
        new ExportOpened("export-1", "opening-1", "marketer"),
        "page",
        new ExportPage("export-1", "opening-1", List.of(SUBJECT)),
        "ended",
        new ExportEnded("export-1", "opening-1", true, 1_000L, 20L, 100L, 80L),
        "refused",
        new ExportRefused("refusal-1", "lapsing", "marketer", "recipient: not declared"));
  }
}
