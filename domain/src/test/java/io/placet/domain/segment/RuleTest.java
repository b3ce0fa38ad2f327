package io.placet.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.Rule.AllOf;
import io.placet.domain.segment.Rule.AnyOf;
import io.placet.domain.segment.Rule.Nobody;
import io.placet.domain.segment.Rule.Not;
import io.placet.domain.segment.Sequence.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
  private static final Rule RECENT = History.did(History.ORDER, History.WINDOW);
  private static final Duration LONGEST = Duration.ofDays(36_525).minusMillis(1);

  @Test
  void aGroupInsideARuleIsNeverEmpty() {
    assertThatThrownBy(() -> new AllOf(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AnyOf(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noPartOfAGroupIsAnEmptyRule() {
    List<Rule> parts = List.of(RECENT, new Nobody());
    assertThatThrownBy(() -> new AllOf(parts)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AnyOf(parts)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyHasNoOpposite() {
    assertThatThrownBy(() -> new Not(new Nobody()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the opposite of an empty rule would be everybody");
  }

  @Test
  void aGroupKeepsItsPartsWhateverBecomesOfTheList() {
    List<Rule> parts = new ArrayList<>(List.of(RECENT));
    AllOf all = new AllOf(parts);
    parts.clear();
    assertThat(all.parts()).containsExactly(RECENT);
  }

  static Stream<Duration> noWindows() {
    return Stream.of(
        Duration.ZERO,
        Duration.ofMillis(-1),
        Duration.ofNanos(1),
        Duration.ofMillis(1).plusNanos(1),
        LONGEST.plusMillis(1),
        Duration.ofSeconds(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("noWindows")
  void aWindowIsWholeMillisecondsAndCanBeTakenFromAnyEventTime(Duration wrong) {
    assertThatThrownBy(() -> Window.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new FirstOrLast(Which.LAST, Occurrence.of(History.ORDER), Age.WITHIN, wrong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windowsFromAMillisecondToACenturyAreAllowed() {
    assertThat(Window.of(Duration.ofMillis(1)).length()).contains(Duration.ofMillis(1));
    assertThat(Window.of(LONGEST).length()).contains(LONGEST);
  }

  @Test
  void aSequenceHasTwoToFiveSteps() {
    Step step = new Step(Occurrence.of(History.ORDER), Optional.empty(), List.of());
    assertThatThrownBy(() -> new Sequence(List.of(step), Window.EVER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sequence(Collections.nCopies(6, step), Window.EVER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Sequence(Collections.nCopies(5, step), Window.EVER).steps()).hasSize(5);
  }

  @Test
  void nothingComesBeforeTheFirstStepOfASequence() {
    Step step = new Step(Occurrence.of(History.ORDER), Optional.empty(), List.of());
    Step hurried = new Step(Occurrence.of(History.ORDER), Optional.of(LONGEST), List.of());
    assertThatThrownBy(() -> new Sequence(List.of(hurried, step), Window.EVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing comes before the first step");
  }
}
