package io.placet.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Where.AllOf;
import io.placet.domain.segment.Where.FlagIs;
import io.placet.domain.segment.Where.Given;
import io.placet.domain.segment.Where.Not;
import io.placet.domain.segment.Where.NumberIs;
import io.placet.domain.segment.Where.TextIs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {
  private static final String PROPERTY = "property";
  private static final Map<String, FieldValue> LACKING = Map.of("other", new FieldValue.Text("FR"));

  @ParameterizedTest
  @EnumSource
  void aTextThatIsMissingSatisfiesNoComparison(TextComparison comparison) {
    assertThat(new TextIs(PROPERTY, comparison, Set.of("FR")).holds(LACKING)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aNumberThatIsMissingSatisfiesNoComparison(Comparison comparison) {
    assertThat(new NumberIs(PROPERTY, comparison, BigDecimal.ZERO).holds(LACKING)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFlagThatIsMissingIsNeitherTrueNorFalse(boolean value) {
    assertThat(new FlagIs(PROPERTY, value).holds(LACKING)).isFalse();
  }

  @Test
  void whatIsMissingDoesNotExist() {
    assertThat(new Given(PROPERTY).holds(LACKING)).isFalse();
    assertThat(new Not(new Given(PROPERTY)).holds(LACKING)).isTrue();
  }

  @Test
  void theOppositeOfAGroupTurnsItsAnswerRound() {
    Where french = new TextIs(PROPERTY, TextComparison.ONE_OF, Set.of("FR"));
    assertThat(new Not(french).holds(LACKING)).isTrue();
  }

  @Test
  void numbersOfBothTypesAreComparedExactly() {
    Where equal = new NumberIs(PROPERTY, Comparison.EQUAL_TO, new BigDecimal("5.0000"));
    assertThat(equal.holds(Map.of(PROPERTY, new FieldValue.Whole(5)))).isTrue();
    assertThat(equal.holds(Map.of(PROPERTY, new FieldValue.Decimal(50_000)))).isTrue();
    assertThat(equal.holds(Map.of(PROPERTY, new FieldValue.Decimal(50_001)))).isFalse();
  }

  @Test
  void aGroupOfConditionsIsNeverEmpty() {
    assertThatThrownBy(() -> new AllOf(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
