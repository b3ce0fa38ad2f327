package io.placet.domain.segment;

import static io.placet.domain.segment.History.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.segment.Sequence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are written as letters, each with the millisecond at which it happened. */
class SequenceTest {
  private static final Window WINDOW = Window.of(Duration.ofMillis(100));
  private static final Optional<Duration> TEN = Optional.of(Duration.ofMillis(10));
  private static final Sequence A_THEN_B_WITHIN_TEN = sequence(step("A"), within("B"));
  private static final Sequence NOT_C_BETWEEN = sequence(step("A"), without("B"));
  private static final Sequence A_A_B = sequence(step("A"), step("A"), within("B"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "A0 B5, true",
    "A0 B10, true",
    "A0 B11, false",
    "B0 A5, false",
    "A0 A8 B15, true",
    "A0 B0, true",
    "B0 A0, false",
    "A0, false",
    "B5, false"
  })
  void theNextStepComesLaterAndInTime(String events, boolean holds) {
    assertThat(holds(A_THEN_B_WITHIN_TEN, events, 50)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "A0 B5, true",
    "A0 C2 B5, false",
    "C0 A0 B5, true",
    "A0 B5 C6, true",
    "A0 C2 A3 B5, true",
    "A0 A1 C2 B5, false",
    "A0 B1 C2 B5, true",
    "A0 C0 B0, false"
  })
  void whatMustNotHappenDoesNotHappenStrictlyBetween(String events, boolean holds) {
    assertThat(holds(NOT_C_BETWEEN, events, 50)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"A0 B1, false", "A0 A1 B2, true", "A0 A20 B25, true", "A0 A1 B12, false"})
  void noEventIsTwoSteps(String events, boolean holds) {
    assertThat(holds(A_A_B, events, 50)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "at {0}: {1}, next {2}")
  @CsvSource({"95, true, 100", "99, true, 100", "100, false,"})
  void itEndsWhenItsFirstEventLeavesTheWindow(long now, boolean holds, Long next) {
    assertThat(holds(NOT_C_BETWEEN, "A0 B90", now)).isEqualTo(holds);
    assertThat(nextChange(NOT_C_BETWEEN, "A0 B90", now))
        .isEqualTo(Optional.ofNullable(next).map(History::at));
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({"95, true", "100, true", "129, true", "130, false"})
  void theSequenceThatBeganLastCounts(long now, boolean holds) {
    assertThat(holds(NOT_C_BETWEEN, "A0 A30 B90", now)).isEqualTo(holds);
  }

  private static boolean holds(Sequence sequence, String events, long now) {
    return History.holds(sequence, events(events), at(now));
  }

  private static Optional<Instant> nextChange(Sequence sequence, String events, long now) {
    return History.nextChange(sequence, events(events), at(now));
  }

  private static List<Event> events(String words) {
    List<Event> events = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      Instant at = at(Long.parseLong(word.substring(1)));
      events.add(new Event("e" + events.size(), word.substring(0, 1), at, Map.of()));
    }
    return events;
  }

  private static Sequence sequence(Step... steps) {
    return new Sequence(List.of(steps), WINDOW);
  }

  private static Step step(String type) {
    return new Step(Occurrence.of(type), Optional.empty(), List.of());
  }

  private static Step within(String type) {
    return new Step(Occurrence.of(type), TEN, List.of());
  }

  private static Step without(String type) {
    return new Step(Occurrence.of(type), Optional.empty(), List.of(Occurrence.of("C")));
  }
}
