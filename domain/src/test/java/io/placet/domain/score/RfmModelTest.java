package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmModelTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
  private static final RfmModel MODEL =
      new RfmModel(
          Shop.ORDER,
          Shop.TOTAL,
          new Classes(List.of(10.0, 50.0), 100),
          new Classes(List.of(1.0, 4.0), 10),
          new Classes(List.of(20.0, 99.5), 1));

  @ParameterizedTest
  @CsvSource({
    // days since the last, days with a purchase, total: classes
    "0, 5, 100, 333",
    "10, 4, 99.5, 322",
    "11, 2, 20.01, 222",
    "50, 1, 20, 211",
    "51, 1, 0, 111"
  })
  void aValueEqualToABoundaryIsBelowItAndFewerDaysAreBetter(
      int silence, int days, double total, double value) {
    LocalDate last = TODAY.minusDays(silence);
    Purchases purchases = new Purchases(days, days == 1 ? last : last.minusDays(40), last, total);
    assertThat(MODEL.explain(purchases, TODAY).value()).isEqualTo(value);
  }

  @Test
  void purchasesOfOneDayAreOneAndTheirAmountsAddUp() {
    assertThat(
            Purchases.of(
                List.of(
                    Shop.order(3.9, "4.50"),
                    Shop.order(1.2, "1.00"),
                    Shop.order(1.4, "2.00"),
                    Shop.view(9)),
                Shop.ORDER,
                Optional.of(Shop.TOTAL),
                Shop.day(10)))
        .contains(
            new Purchases(2, LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-04"), 7.5));
  }

  @Test
  void ofWhoNeverBoughtNothingIsSaid() {
    assertThat(MODEL.explain(List.of(Shop.view(1)), Shop.day(2))).isEmpty();
  }

  @Test
  void theThreeFeaturesHaveEquallyManyClasses() {
    Classes three = new Classes(List.of(1.0, 2.0), 1);
    Classes two = new Classes(List.of(1.0), 1);
    Classes one = new Classes(List.of(), 1);
    String message = "recency, frequency and monetary have equally many boundaries, from 1 to 99";
    assertThatThrownBy(() -> new RfmModel("e", "a", three, two, three)).hasMessage(message);
    assertThatThrownBy(() -> new RfmModel("e", "a", one, one, one)).hasMessage(message);
  }

  @Test
  void boundariesDoNotDecrease() {
    assertThatThrownBy(() -> new Classes(List.of(2.0, 1.0), 1))
        .hasMessage("boundaries do not decrease");
  }
}
