package io.placet.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.segment.Rule.AllOf;
import io.placet.domain.segment.Rule.AnyOf;
import io.placet.domain.segment.Rule.Count;
import io.placet.domain.segment.Rule.Nobody;
import io.placet.domain.segment.Rule.Not;
import io.placet.domain.segment.Rule.Recency;
import io.placet.domain.segment.Rule.Sum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
  private static final Rule RECENT = new Recency(History.ORDER, History.WINDOW);
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
    assertThatThrownBy(() -> new Count(History.ORDER, wrong, Comparison.AT_LEAST, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sum(History.ORDER, History.TOTAL, wrong, Comparison.AT_LEAST, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recency(History.ORDER, wrong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windowsFromAMillisecondToACenturyAreAllowed() {
    assertThat(new Recency(History.ORDER, Duration.ofMillis(1)).window()).hasMillis(1);
    assertThat(new Recency(History.ORDER, LONGEST).window()).isEqualTo(LONGEST);
  }
}
