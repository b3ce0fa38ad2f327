package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.placet.schemas.codec.Landed.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A change of a schema must not break what runs: records of the landing before are read, its state
 * is taken on, and its processes read what this one's write beside them.
 */
class LandedSchemasTest {
  private static final int SAMPLES = 200;
  private static final long SEED = 20_261_123;

  static List<String> stored() {
    return Stream.concat(Landed.TOPIC.stream(), Landed.VIEW.stream()).distinct().toList();
  }

  static List<String> topics() {
    return Landed.TOPIC;
  }

  static List<String> state() {
    return Landed.STATE;
  }

  static List<String> underWay() {
    return Landed.UNDER_WAY;
  }

  static List<String> payloads() {
    return Landed.PAYLOADS;
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatTheLandingBeforeWroteIsStillRead(String name) {
    Schema landed = Landed.schema(name);
    assertReads(name, Landed.present(name), landed);
    SingleObject<?> codec = SingleObject.of(Landed.type(name));

    for (Object sample : new RandomData(landed, SAMPLES, SEED)) {
      byte[] bytes = bytes(landed, sample);
      assertThatCode(() -> Objects.requireNonNull(codec.decode(bytes)))
          .as(
              """
              %s has a new form, and its readers do not know the one before, of which topics and
              views are full. Copy schemas/src/test/resources/landed/%s.avsc to
              schemas/src/main/resources/io/placet/schemas/earlier/%s-%s.avsc and list it in
              index.txt beside it.""",
              name, name, name, Landed.fingerprint(landed))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("state")
  void theStateOfTheLandingBeforeIsTakenOn(String name) {
    assertReads(name, Landed.present(name), Landed.schema(name));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theLandingBeforeReadsWhatIsWrittenBesideIt(String name) {
    if (isNew(name) && !Landed.isAccepted(Place.TOPIC, name)) {
      throw new AssertionError(
          """
          %s is written in a form (%s) that gateways and jobs of the landing before cannot read: the
          bytes name a schema they do not have. On contact-log they would stop, from events they
          would drop. Either land twice, first readers that know the form (add it to
          io/placet/schemas/earlier), then writers; or let this landing need a stop of all processes,
          say so in the CHANGELOG, and add to schemas/src/test/resources/landed/accepted.txt:
          topic %s %s WHY"""
              .formatted(name, fingerprint(name), name, fingerprint(name)));
    }
  }

  @ParameterizedTest
  @MethodSource("underWay")
  void whatIsUnderWayInACheckpointKeepsItsForm(String name) {
    if (isNew(name) && !Landed.isAccepted(Place.UNDER_WAY, name)) {
      throw new AssertionError(
          """
          %s has a new form (%s). Checkpoints hold what was between two operators as bare bytes,
          without a schema: a job that was stopped under load would read them wrongly, or not start.
          Keep the form; or let this landing need a checkpoint without such records (stop the landing
          before when nothing waits), say so in the CHANGELOG, and add to
          schemas/src/test/resources/landed/accepted.txt:
          under_way %s %s WHY"""
              .formatted(name, fingerprint(name), name, fingerprint(name)));
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aPayloadKeepsItsForm(String name) {
    assertThat(fingerprint(name))
        .as(
            """
            What is inside an event or a dead letter is bytes without a schema: another form is read
            wrongly, by readers of both. %s cannot change. Give the record around it (EventEnvelope,
            DeadLetter) a field that says which form it has, with the present one as its default.""",
            name)
        .isEqualTo(Landed.fingerprint(Landed.schema(name)));
  }

  @Test
  void everyEarlierFormIsReadToo() {
    assertThat(EarlierSchemas.ALL)
        .allSatisfy(
            earlier -> assertReads(earlier.getName(), Landed.present(earlier.getName()), earlier));
  }

  @Test
  @EnabledIfSystemProperty(named = "landed.write", matches = "true")
  void thisBuildBecomesTheLandingBefore() {
    Stream.of(
            Landed.TOPIC, Landed.VIEW, Landed.STATE, Landed.UNDER_WAY, Landed.NEW, Landed.PAYLOADS)
        .flatMap(List::stream)
        .distinct()
        .forEach(Landed::write);
  }

  private static boolean isNew(String name) {
    return !fingerprint(name).equals(Landed.fingerprint(Landed.schema(name)));
  }

  private static String fingerprint(String name) {
    return Landed.fingerprint(Landed.present(name));
  }

  private static void assertReads(String name, Schema reader, Schema writer) {
    List<String> breaks =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities()
            .stream()
            .map(broken -> advice(broken.getType()) + " at " + broken.getLocation())
            .toList();
    assertThat(breaks).as("%s as it was written before cannot be read any more", name).isEmpty();
  }

  private static String advice(SchemaIncompatibilityType type) {
    return switch (type) {
      case READER_FIELD_MISSING_DEFAULT_VALUE -> "give the new field a default";
      case MISSING_ENUM_SYMBOLS -> "keep the symbol";
      case MISSING_UNION_BRANCH -> "keep the branch of the union";
      case NAME_MISMATCH -> "keep the name";
      case FIXED_SIZE_MISMATCH, TYPE_MISMATCH -> "keep the type";
    };
  }

  private static byte[] bytes(Schema schema, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new BinaryMessageEncoder<>(GenericData.get(), schema).encode(value, bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }
}
