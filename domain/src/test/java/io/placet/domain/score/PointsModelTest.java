package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Property
  void whatAnEngineKeepsIsTheSumOverAllEventsWhateverTheirOrder(
      @ForAll("histories") List<Event> history) {
    Instant later = Shop.day(Shop.DAYS + 3);
    double kept = 0;
    for (String type : MODEL.points().keySet()) {
      Optional<Decaying> state = Optional.empty();
      for (Event event : history) {
        state = event.type().equals(type) ? MODEL.add(state, event) : state;
      }
      kept += state.map(decaying -> decaying.valueAt(later, HALF_LIFE)).orElse(0.0);
    }
    double all = MODEL.explain(history, later).orElseThrow().value();
    assertThat(kept).isCloseTo(all, within(1e-12 * (1 + all)));
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
