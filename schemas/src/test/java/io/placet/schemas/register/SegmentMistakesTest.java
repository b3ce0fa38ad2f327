package io.placet.schemas.register;

import static io.placet.schemas.register.InsightRegister.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistakes in metrics of segments. */
class SegmentMistakesTest {
  private static final String OF_CHANGES = "of: segment\n      adds: [Segment Changed]";
  private static final String METRIC = "insights.metrics";

  @Test
  void sizesAreToldBySegmentByHourOrDayAndForTwoCellsOrMore() {
    String cohorts =
        """
              measure: retention
              events: [Order Completed]
              windows: 6
              period: hour
              cells: 1
        """;
    String sizes =
        """
              measure: members
              segments: [loyal]
              period: week
              cells: 1
        """;

    assertThat(messageOf(cohorts, sizes))
        .contains(
            METRIC + "[4].period: 'week' is not for the measure members; allowed for it: day, hour")
        .contains(
            METRIC
                + "[4].cells: 1 is too few; who enters a segment leaves it again: allowed 2 or more");
    assertThat(messageOf(cohorts, cohorts.replace("retention", "members").replace(": 1", ": 2")))
        .contains(METRIC + "[4].segments: is missing; the measure members needs segments")
        .contains(METRIC + "[4].events: is not for the measure members; allowed for it: segments");
  }

  /** What is told of segments is for whatever purpose figures have. */
  @Test
  void changesOfSegmentsAreMeasuredForAPurposeOfFigures() {
    assertThat(messageOf("of: total\n      adds: [Order Completed]", OF_CHANGES))
        .as("the purpose is not among what is wrong")
        .isEqualTo(
            "21: "
                + METRIC
                + "[1].of: 'segment' of Segment Changed is text, of which there is no sum; allowed:"
                + " decimal or integer\n21: "
                + METRIC
                + "[1].of: 'segment' is no field of Order Refunded; declared: total, size");
  }
}
