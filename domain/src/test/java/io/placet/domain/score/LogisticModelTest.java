package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.event.Event;
import io.placet.domain.score.LogisticModel.Term;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticModelTest {
  private static final Duration WINDOW = Duration.ofDays(10);
  private static final List<Event> HISTORY =
      List.of(Shop.order(0, "7.00"), Shop.order(4, "3.50"), Shop.order(9, "1.50"));

  @Test
  void aContributionIsTheTermOfTheLogit() {
    Term orders = new Term("orders", new Feature.Count(Shop.ORDER, WINDOW), 1, 2, 3);
    Explained explained =
        new LogisticModel(-1, List.of(orders)).explain(HISTORY, Shop.day(9)).orElseThrow();
    assertThat(explained.contributions())
        .containsExactly(new Contribution("intercept", 1, -1), new Contribution("orders", 3, 3.0));
    assertThat(explained.value()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15));
  }

  @Test
  void aWindowLeavesOutItsBeginning() {
    assertThat(new Feature.Count(Shop.ORDER, WINDOW).value(HISTORY, Shop.day(10))).isEqualTo(2);
    assertThat(new Feature.Sum(Shop.ORDER, Shop.TOTAL, WINDOW).value(HISTORY, Shop.day(10)))
        .isEqualTo(5);
  }

  @Test
  void withoutAnEventAsManyDaysPassedAsTheWindowHas() {
    Feature since = new Feature.DaysSince(Shop.ORDER, WINDOW);
    assertThat(since.value(HISTORY, Shop.day(10.5))).isEqualTo(1);
    assertThat(since.value(HISTORY, Shop.day(30))).isEqualTo(10);
    assertThat(since.value(List.of(), Shop.day(30))).isEqualTo(10);
  }

  @Test
  void anyLogitIsAProbability() {
    assertThat(LogisticModel.probability(0)).isEqualTo(0.5);
    assertThat(LogisticModel.probability(1e9)).isEqualTo(1);
    assertThat(LogisticModel.probability(-1e9)).isZero();
  }

  @Test
  void eachFeatureHasANameOfItsOwn() {
    Feature feature = new Feature.Count(Shop.ORDER, WINDOW);
    Term term = new Term("orders", feature, 0, 1, 1);
    assertThatThrownBy(() -> new LogisticModel(0, List.of(term, term)))
        .hasMessage("the name orders is taken: each feature has a name of its own");
    assertThatThrownBy(() -> new Term("orders", feature, 0, 0, 1))
        .hasMessage("deviation: a finite number above 0 is needed");
  }
}
