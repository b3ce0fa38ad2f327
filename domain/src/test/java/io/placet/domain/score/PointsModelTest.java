package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PointsModelTest {
  private static final Duration HALF_LIFE = Duration.ofDays(10);
  private static final PointsModel MODEL =
      new PointsModel(HALF_LIFE, Map.of(Shop.ORDER, 8.0, Shop.VIEW, 1.0));

  @Example
  void pointsAreWorthHalfAfterAHalfLife() {
    List<Event> history = List.of(Shop.order(0, "1.00"), Shop.order(10, "1.00"), Shop.view(20));
    Explained at20 = MODEL.explain(history, Shop.day(20)).orElseThrow();
    assertThat(at20.value()).isCloseTo(2 + 4 + 1, within(1e-12));
    assertThat(at20.contributions())
        .containsExactly(new Contribution(Shop.ORDER, 2, 6), new Contribution(Shop.VIEW, 1, 1));
  }

  @Example
  void lateEventsFadeFromTheirOwnInstant() {
    List<Event> late = List.of(Shop.order(20, "1.00"), Shop.order(10, "1.00"));
    assertThat(MODEL.explain(late, Shop.day(20)).orElseThrow().value())
        .isCloseTo(8 + 4, within(1e-12));
  }

  @Property
  void theValueIsTheSumOverAllEvents(@ForAll("histories") List<Event> history) {
    Instant later = Shop.day(Shop.DAYS + 3);
    double sum = 0;
    for (Event event : history) {
      double age = Duration.between(event.occurredAt(), later).toMillis();
      sum +=
          MODEL.points().getOrDefault(event.type(), 0.0) * Math.pow(2, -age / HALF_LIFE.toMillis());
    }
    assertThat(MODEL.explain(history, later).orElseThrow().value())
        .isCloseTo(sum, within(1e-12 * (1 + sum)));
  }

  @Example
  void pointsOfExactlyTheThresholdCrossItAtOnce() {
    List<Event> history = List.of(Shop.order(0, "1.00"));
    assertThat(MODEL.crosses(8, history, Shop.day(0))).isEqualTo(Shop.day(0).plusMillis(1));
    assertThat(MODEL.crosses(4, history, Shop.day(0)))
        .isBetween(Shop.day(10).minusMillis(9), Shop.day(10));
    assertThat(MODEL.crosses(9, history, Shop.day(0))).isAfter(Shop.day(9_000));
  }

  @Example
  void pointsVanishAfterAThousandHalfLives() {
    List<Event> history = List.of(Shop.order(0, "1.00"));
    assertThat(MODEL.crosses(0, history, Shop.day(0))).isEqualTo(Shop.day(10_000));
    assertThat(MODEL.explain(history, Shop.day(10_000)).orElseThrow().value()).isZero();
  }

  @Example
  void nothingIsSaidOfTheTimeBeforeTheNewestPoints() {
    Decaying decaying = new Decaying(1, Shop.day(5));
    assertThatThrownBy(() -> decaying.valueAt(Shop.day(4), HALF_LIFE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void aModelHasAHalfLifeAndPoints() {
    Map<String, Double> points = Map.of(Shop.ORDER, 8.0);
    assertThatThrownBy(() -> new PointsModel(Duration.ZERO, points))
        .hasMessage("a half-life is at least a second and shorter than 36525 days");
    assertThatThrownBy(() -> new PointsModel(HALF_LIFE, Map.of()))
        .hasMessage("points for at least one event type are needed");
    assertThatThrownBy(() -> new PointsModel(HALF_LIFE, Map.of(Shop.ORDER, Double.NaN)))
        .hasMessage("Order Completed: a finite number is needed");
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Shop.histories();
  }
}
