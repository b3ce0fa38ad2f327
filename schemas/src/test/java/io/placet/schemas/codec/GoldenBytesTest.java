package io.placet.schemas.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.InsightEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written yesterday reads today, and the other way round. */
class GoldenBytesTest {
  static Set<String> names() {
    return WireSamples.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aValueIsWrittenAsTheGoldenBytes(String name) {
    byte[] now = encode(sample(name));
    assertThat(Golden.lines(now))
        .as("%s%s", name, Golden.HOW_TO_REGENERATE)
        .isEqualTo(Golden.lines(Golden.bytes(name, now)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theGoldenBytesReadAsTheValue(String name) {
    byte[] golden = Golden.bytes(name, encode(sample(name)));
    // As text: Avro's lists fail to compare records that hold an optional instant.
    assertThat(codec(sample(name)).decode(golden).toString())
        .as("%s%s", name, Golden.HOW_TO_REGENERATE)
        .isEqualTo(sample(name).toString());
  }

  @Test
  void everySchemaKeepsItsFingerprint() {
    String now =
        WireSamples.ALL.values().stream()
            .map(SpecificRecord::getSchema)
            .distinct()
            .map(GoldenBytesTest::fingerprinted)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(now)
        .as("fingerprints%s", Golden.HOW_TO_REGENERATE)
        .isEqualTo(Golden.text("fingerprints.txt", now));
  }

  @Test
  void everyBodyOfTheContactLogHasASample() {
    List<Schema> bodies = ContactLogEntry.getClassSchema().getField("body").schema().getTypes();
    assertThat(
            WireSamples.ALL.values().stream()
                .filter(ContactLogEntry.class::isInstance)
                .map(entry -> ((SpecificRecord) ((ContactLogEntry) entry).getBody()).getSchema()))
        .containsAll(bodies);
  }

  @Test
  void everyBodyOfInsightsHasASample() {
    assertThat(
            WireSamples.ALL.values().stream()
                .filter(InsightEntry.class::isInstance)
                .map(entry -> ((SpecificRecord) ((InsightEntry) entry).getBody()).getSchema()))
        .containsAll(InsightEntry.getClassSchema().getField("body").schema().getTypes());
  }

  private static String fingerprinted(Schema schema) {
    return "%s %016x".formatted(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
  }

  private static SpecificRecord sample(String name) {
    return requireNonNull(WireSamples.ALL.get(name));
  }

  private static byte[] encode(SpecificRecord value) {
    return codec(value).encode(value);
  }

  @SuppressWarnings("unchecked")
  private static SingleObject<SpecificRecord> codec(SpecificRecord value) {
    return SingleObject.of((Class<SpecificRecord>) value.getClass());
  }
}
