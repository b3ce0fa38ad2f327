package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;

class BgNbdTest {
  /** Customer 1 of the paper's data: bought twice again, last in week 30.43 of 38.86. */
  private static final Repeats CUSTOMER = new Repeats(2, 30.43, 38.86);

  @Example
  void theCustomerOfThePaperIsExpectedToBuyAsPublished() {
    assertThat(Shop.PUBLISHED.expectedPurchases(CUSTOMER, 39)).isCloseTo(1.226, within(5e-4));
  }

  @Example
  void theLikelihoodIsThatOfTheDefinition() {
    // x = 1: r α^r · b/(a+b) · [(α+T)^−(r+1) + a/b (α+tₓ)^−(r+1)]
    BgNbd model = new BgNbd(0.5, 2, 1, 3);
    double likelihood = 0.5 * Math.sqrt(2) * 0.75 * (Math.pow(7, -1.5) + Math.pow(5, -1.5) / 3);
    assertThat(model.logLikelihood(new Repeats(1, 3, 5)))
        .isCloseTo(Math.log(likelihood), within(1e-14));
  }

  @Property
  void expectedPurchasesAreThoseOfThePapersFormula(
      @ForAll("models") BgNbd model,
      @ForAll("repeats") Repeats of,
      @ForAll @DoubleRange(min = 5, max = 60) double horizon) {
    // The paper's form loses digits near a = 1 and has none where a + b + x = 1.
    if (Math.abs(model.a() - 1) > 0.05 && model.a() + model.b() + of.count() > 1.05) {
      assertThat(model.expectedPurchases(of, horizon))
          .isCloseTo(paper(model, of, horizon), Percentage.withPercentage(1e-6));
    }
  }

  @Property
  void whoIsAliveIsSoWithAProbabilityAboveZero(
      @ForAll("models") BgNbd model, @ForAll("repeats") Repeats of) {
    assertThat(model.probabilityAlive(of)).isGreaterThan(0).isLessThanOrEqualTo(1);
  }

  @Property
  void whoBoughtMoreRecentlyIsMoreProbablyAlive(
      @ForAll("models") BgNbd model,
      @ForAll("repeats") Repeats of,
      @ForAll @DoubleRange(min = 0, max = 1) double sooner) {
    if (of.count() > 0) {
      double earlier = of.last() * (1 - sooner / 2);
      assertThat(model.probabilityAlive(new Repeats(of.count(), earlier, of.age())))
          .isLessThanOrEqualTo(model.probabilityAlive(of));
    }
  }

  @Property
  void nobodyIsExpectedToBuyMoreThanWhoIsNeverLost(
      @ForAll("models") BgNbd model,
      @ForAll("repeats") Repeats of,
      @ForAll @DoubleRange(min = 0, max = 1000) double horizon) {
    double neverLost = (model.r() + of.count()) * horizon / (model.alpha() + of.age());
    assertThat(model.expectedPurchases(of, horizon)).isBetween(0.0, neverLost * (1 + 1e-9));
  }

  @Property
  void thereIsNoGapWhereThePapersFormulaHasOne(@ForAll("repeats") Repeats of) {
    double below = new BgNbd(0.3, 5, 1 - 1e-9, 2).expectedPurchases(of, 39);
    double above = new BgNbd(0.3, 5, 1 + 1e-9, 2).expectedPurchases(of, 39);
    assertThat(new BgNbd(0.3, 5, 1, 2).expectedPurchases(of, 39))
        .isFinite()
        .isBetween(above * (1 - 1e-12), below * (1 + 1e-12));
  }

  @Example
  void largeCountsOverflowNothing() {
    Repeats daily = new Repeats(5_000, 5_000, 5_001);
    assertThat(Shop.PUBLISHED.logLikelihood(daily)).isFinite();
    assertThat(Shop.PUBLISHED.expectedPurchases(daily, 5_000)).isBetween(1_000.0, 5_000.0);
    assertThat(Shop.PUBLISHED.probabilityAlive(new Repeats(5_000, 5_000, 9_000)))
        .isBetween(0.0, 1e-99);
  }

  @Example
  void purchasesAreCountedInDaysFromTheFirst() {
    LocalDate first = LocalDate.parse("1997-01-01");
    Purchases purchases = new Purchases(3, first, first.plusDays(213), 0);
    LocalDate until = LocalDate.parse("1997-09-30");
    assertThat(Repeats.of(purchases, until, TimeUnit.DAYS)).isEqualTo(new Repeats(2, 213, 272));
    assertThat(Repeats.of(purchases, until, TimeUnit.WEEKS))
        .isEqualTo(new Repeats(2, 213 / 7.0, 272 / 7.0));
  }

  @Example
  void whatIsNoHistoryOrNoParameterIsRefused() {
    assertThatThrownBy(() -> new Repeats(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Repeats(1, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Repeats(1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BgNbd(0, 1, 1, 1))
        .hasMessage("r: a finite number above 0 is needed");
    assertThatThrownBy(() -> Shop.PUBLISHED.expectedPurchases(Repeats.NEW, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Equation 10 as it stands, with ₂F₁ as its power series. */
  private static double paper(BgNbd model, Repeats of, double t) {
    double shape = model.r() + of.count();
    double c = model.a() + model.b() + of.count() - 1;
    double z = t / (model.alpha() + of.age() + t);
    double hypergeometric = 1;
    double term = 1;
    for (int n = 0; n < 20_000; n++) {
      term *= (shape + n) * (model.b() + of.count() + n) / ((c + n) * (n + 1)) * z;
      hypergeometric += term;
    }
    double whileAlive = c / (model.a() - 1) * (1 - Math.pow(1 - z, shape) * hypergeometric);
    return whileAlive * model.probabilityAlive(of);
  }

  @Provide
  Arbitrary<BgNbd> models() {
    Arbitrary<Double> shapes = Arbitraries.doubles().between(0.1, 5);
    return Combinators.combine(shapes, Arbitraries.doubles().between(0.5, 50), shapes, shapes)
        .as(BgNbd::new);
  }

  @Provide
  Arbitrary<Repeats> repeats() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.doubles().between(0.1, 1),
            Arbitraries.doubles().between(1, 100))
        .as((count, part, age) -> new Repeats(count, count == 0 ? 0 : part * age, age));
  }
}
