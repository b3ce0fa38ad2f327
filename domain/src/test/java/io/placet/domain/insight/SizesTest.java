package io.placet.domain.insight;

import static io.placet.domain.insight.Metrics.MONDAY;
import static io.placet.domain.insight.Metrics.PARIS;
import static io.placet.domain.insight.Metrics.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics of how many are in segments. */
class SizesTest {
  private static Metric sizes(Period period, int cells) {
    return new Metric(
        new MetricRef("sizes", 1),
        "Sizes",
        "analytics",
        new Measure.Members(List.of("loyal", "new")),
        List.of(),
        period,
        new Bounds(cells, 1),
        new BigDecimal("0.1"));
  }

  @Test
  void sizesAreThoseOfTheSegmentsThatAreDeclared() {
    Metric sizes = sizes(Period.DAY, 4);

    assertThat(sizes.dimensionNames()).containsExactly("segment");
    assertThat(sizes.grid(MONDAY, PARIS)).containsExactly(List.of("loyal"), List.of("new"));
    assertThat(sizes.gridSize()).isEqualTo(2);
    assertThat(sizes.touch(Metrics.of("France"))).isEmpty();
  }

  /** A change is in a sum of each level, and a size of so many at worst (Dwork et al. 2010). */
  @Test
  void sizesHaveTheNoiseOfATree() {
    assertThat(sizes(Period.DAY, 4).variance()).isEqualTo(Ratio.of(4 * 5 * 10, 2));
    assertThat(sizes(Period.DAY, 4).varianceAtMost()).isEqualTo(Ratio.of(5 * 4 * 5 * 10, 2));
    assertThat(sizes(Period.HOUR, 4).variance()).isEqualTo(Ratio.of(4 * 10 * 10, 2));
    assertThat(REVENUE.varianceAtMost()).isEqualTo(REVENUE.variance());
  }

  @Test
  void whatCannotBeASizeIsNone() {
    assertThatThrownBy(() -> sizes(Period.WEEK, 4))
        .hasMessage("sizes of segments are told by hour or day");
    assertThatThrownBy(() -> sizes(Period.DAY, 1))
        .hasMessage("who enters a segment leaves it again: that is two cells");
    assertThatThrownBy(() -> new Measure.Members(List.of("a", "a")))
        .hasMessage("there is one segment or more, each once");
  }
}
