package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.score.BgNbdModel.ExpectedPurchases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Purchases on days 0 and 9, at noon. */
class BgNbdModelTest {
  private static final List<Event> BOUGHT =
      List.of(Shop.order(0.5, "20.00"), Shop.order(9.5, "30.00"));

  private static final BgNbdModel WEEKLY = model(TimeUnit.WEEKS);
  private static final BgNbdModel DAILY = model(TimeUnit.DAYS);

  private static BgNbdModel model(TimeUnit unit) {
    return new BgNbdModel(Shop.ORDER, unit, Shop.PUBLISHED, new ExpectedPurchases(13));
  }

  private static double at(BgNbdModel model, double day) {
    return model.explain(BOUGHT, Shop.day(day)).orElseThrow().value();
  }

  private static double of(int count, double last, double age) {
    return Shop.PUBLISHED.expectedPurchases(new Repeats(count, last, age), 13);
  }

  @Test
  void inWeeksCountsTheWholeOnesSinceTheFirstPurchase() {
    assertThat(at(WEEKLY, 6.9)).isEqualTo(of(0, 0, 0));
    assertThat(at(WEEKLY, 7)).isEqualTo(at(WEEKLY, 9)).isEqualTo(of(0, 0, 1));
    assertThat(at(WEEKLY, 14)).isEqualTo(at(WEEKLY, 20.9)).isEqualTo(of(1, 9 / 7.0, 2));
    assertThat(at(WEEKLY, 21)).isEqualTo(of(1, 9 / 7.0, 3));
  }

  @Test
  void watchesUntilAPurchaseWithinAWeek() {
    assertThat(at(WEEKLY, 9.5)).isEqualTo(at(WEEKLY, 13.9)).isEqualTo(of(1, 9 / 7.0, 9 / 7.0));
  }

  @Test
  void inDaysCountsEachOfThem() {
    assertThat(at(DAILY, 12.3)).isEqualTo(of(1, 9, 12));
  }

  @Test
  void changesByItselfAtTheMidnightAfterAWholeUnit() {
    assertThat(next(WEEKLY, 0.5)).isEqualTo(Shop.day(7));
    assertThat(next(WEEKLY, 7)).isEqualTo(next(WEEKLY, 9.5)).isEqualTo(Shop.day(14));
    assertThat(next(DAILY, 9.5)).isEqualTo(Shop.day(10));
    assertThat(WEEKLY.nextChange(BOUGHT, Shop.day(0.4))).isEqualTo(Instant.MAX);
  }

  private static Instant next(BgNbdModel model, double day) {
    return model.nextChange(BOUGHT, Shop.day(day));
  }
}
