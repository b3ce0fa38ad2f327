package io.placet.schemas.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The schemas of the landing before this one, in files under {@code src/test/resources/landed}. */
final class Landed {
  /** Where a type lives, and so who reads what another build wrote. */
  enum Place {
    /** Values of topics, in single-object encoding. */
    TOPIC,
    /** Values of a gateway's view or of the stream's state, in single-object encoding. */
    VIEW,
    /** State of the stream; checkpoints hold its schema. */
    STATE,
    /** What a checkpoint catches between operators; without schema. */
    UNDER_WAY,
    /** Bytes inside a record of {@code events} or {@code dead-letters}; without schema. */
    PAYLOAD
  }

  static final List<String> TOPIC =
      List.of(
          "AudienceRecorded",
          "AuditEntry",
          "ConsentTransition",
          "ContactAddress",
          "ContactLogEntry",
          "DeadLetter",
          "DestinationRecorded",
          "EventEnvelope",
          "ExportEntry",
          "IdempotentRequest",
          "InsightEntry",
          "MemberDisclosed",
          "MemberTold",
          "Membership",
          "PseudonymisedEvent",
          "ReevaluationDone",
          "ScoreValue",
          "ScoringDefinition",
          "SegmentChange",
          "SegmentDefinition",
          "ShutOffPassed",
          "WithheldCount");
  static final List<String> VIEW =
      List.of(
          "AudienceRecorded",
          "ContactAddress",
          "ContactLogEntry",
          "ContactMark",
          "ContactStanding",
          "DestinationRecorded",
          "ExportEntry",
          "HeldMails",
          "KeptEvents",
          "MemberTold",
          "ScoreValue",
          "ScoringDefinition",
          "SegmentDefinition",
          "StoredConsents");
  static final List<String> STATE =
      List.of(
          "ContactStanding",
          "PseudonymisedEvent",
          "ScoringDefinition",
          "SegmentDefinition",
          "SegmentMembershipState",
          "WaitingEvent");
  static final List<String> UNDER_WAY =
      List.of(
          "DeadLetter",
          "DefinitionEntry",
          "GateOutput",
          "PositionedEntry",
          "PseudonymisedOutput",
          "ReceivedEvent",
          "SegmentDefinition",
          "TopicRecord",
          "WithheldCount");

  /** Kept somewhere, and new: each joins one of the lists above once it landed. */
  static final List<String> NEW = List.of();

  static final List<String> PAYLOADS = List.of("DeadContent", "EventPayload");

  private static final String PACKAGE = "io.placet.schemas.avro.";
  private static final Path FOLDER = Path.of("src", "test", "resources", "landed");

  private Landed() {}

  /** As the last landing had it. */
  static Schema schema(String name) {
    return new Schema.Parser().parse(text(name + ".avsc"));
  }

  /** As it is now. */
  static Schema present(String name) {
    return SpecificData.get().getSchema(type(name));
  }

  static Class<? extends SpecificRecord> type(String name) {
    try {
      return Class.forName(PACKAGE + name).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(
          name + " is gone, but records of the landing before are of it: keep it to read them",
          gone);
    }
  }

  static String fingerprint(Schema schema) {
    return "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
  }

  /**
   * Whether a break was accepted: a line {@code kind NAME FINGERPRINT why} in {@code accepted.txt}.
   */
  static boolean isAccepted(Place place, String name) {
    String line =
        place.name().toLowerCase(Locale.ROOT) + " " + name + " " + fingerprint(present(name)) + " ";
    return text("accepted.txt").lines().anyMatch(accepted -> accepted.startsWith(line));
  }

  /** Makes this build the landing before; see the folder's README. */
  static void write(String name) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve(name + ".avsc"),
          SchemaFormatter.format("json/pretty", present(name)) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
