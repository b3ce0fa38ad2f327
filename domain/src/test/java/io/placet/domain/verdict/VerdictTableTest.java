package io.placet.domain.verdict;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Records;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in {@code verdict/golden.md}, row by row. */
class VerdictTableTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final long OFFSETS_APART = 10;
  private static final long UNKNOWN = 7;

  @ParameterizedTest(name = "{0}: [{1}] is {2}")
  @MethodSource("rows")
  void theVerdictIsTheTables(String asked, String records, String verdict) {
    ConsentKey key = key(asked);
    assertThat(spelled(Verdicts.judge(SampleRegister.REGISTER, fold(key, records), key, NOW)))
        .isEqualTo(verdict);
  }

  @Test
  void theTableHoldsEachStateAsTheOnlyRecordOfEachBasis() {
    List<String> onlyRecords =
        rows().map(Arguments::get).map(row -> row[0] + " " + row[1]).toList();
    for (ConsentState state : ConsentState.values()) {
      assertThat(onlyRecords).contains("profiling " + state, "fulfilment " + state);
    }
  }

  static Stream<Arguments> rows() {
    return table()
        .lines()
        .filter(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("| asked") && !line.startsWith("|---"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> Arguments.of(cells.get(1), cells.get(2), cells.get(3)));
  }

  private static ContactConsents fold(ConsentKey key, String records) {
    ContactConsents consents = ContactConsents.NONE;
    long offset = 0;
    for (String words : records.isEmpty() ? new String[0] : records.split("; ")) {
      offset += OFFSETS_APART;
      String id = "r" + offset / OFFSETS_APART;
      consents = consents.apply(record(id, key, words, consents.newestOf(key)), offset);
    }
    return consents;
  }

  private static ConsentRecord record(String id, ConsentKey key, String text, long newest) {
    List<String> words = List.of(text.split(" "));
    Actor actor =
        Arrays.stream(Actor.values())
            .filter(candidate -> words.contains(candidate.name()))
            .findFirst()
            .orElse(Actor.PERSON);
    return Records.record(
        id,
        key,
        ConsentState.valueOf(words.get(0)),
        actor,
        after(words, "until").map(VerdictTableTest::instant),
        after(words, "follows").map(VerdictTableTest::position).orElse(newest));
  }

  private static Optional<String> after(List<String> words, String word) {
    int at = words.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }

  private static Instant instant(String text) {
    return switch (text) {
      case "NOW-1ms" -> NOW.minus(Duration.ofMillis(1));
      case "NOW" -> NOW;
      case "NOW+1ms" -> NOW.plus(Duration.ofMillis(1));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static long position(String text) {
    return switch (text) {
      case "nothing" -> ContactConsents.NOTHING;
      case "unknown" -> UNKNOWN;
      default -> Long.parseLong(text.substring(1)) * OFFSETS_APART;
    };
  }

  private static ConsentKey key(String asked) {
    int slash = asked.indexOf('/');
    return slash < 0
        ? ConsentKey.of(asked)
        : ConsentKey.of(asked.substring(0, slash), asked.substring(slash + 1));
  }

  private static String spelled(Verdict verdict) {
    return verdict instanceof Allowed allowed
        ? allowed.basis() + " " + allowed.recordId()
        : ((Denied) verdict).reason().name();
  }

  private static String table() {
    try (InputStream file =
        requireNonNull(VerdictTableTest.class.getResourceAsStream("/verdict/golden.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
