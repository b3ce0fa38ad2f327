package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.OwnEvents;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.MetricRef;
import io.placet.schemas.avro.FigureReleased;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates of consent, which concern those too who said no. */
class AnswersTest {
  private static final Instant FIRST = Instant.parse("2026-11-02T10:00:00Z");

  private static final Metric ANSWERS =
      new Metric(
          new MetricRef("answers", 1),
          "Answers",
          OwnEvents.PURPOSE_OF_ANSWERS,
          new Measure.Count(List.of(OwnEvents.CONSENT_ANSWERED)),
          List.of(
              new Dimension(
                  OwnEvents.COLLECTION_POINT,
                  new Dimension.OfField(OwnEvents.COLLECTION_POINT),
                  List.of("checkout")),
              new Dimension(
                  OwnEvents.ANSWER,
                  new Dimension.OfField(OwnEvents.ANSWER),
                  List.of(OwnEvents.YES, OwnEvents.NO))),
          Period.DAY,
          new Bounds(4, 3),
          new BigDecimal(20_000));

  @Test
  void answersCountByWhereTheyWereGivenAlsoOfWhoSaidNo() throws Exception {
    try (Figures figures = new Figures(List.of(ANSWERS), "100000")) {
      figures.answered("a", "checkout", true, FIRST, 5);
      figures.answered("b", "checkout", false, FIRST, 6);
      figures.withdrew("b", FIRST.plusSeconds(1), 7);
      figures.answered("c", "elsewhere", false, FIRST, 8);
      figures.timeIs(FIRST.plus(Duration.ofDays(1)));

      assertThat(figures.figures())
          .filteredOn(figure -> figure.getValue() != 0)
          .extracting(FigureReleased::getCell, FigureReleased::getValue)
          .containsExactly(
              tuple(List.of("checkout", "yes"), 1L),
              tuple(List.of("checkout", "no"), 1L),
              tuple(List.of("other", "no"), 1L));
    }
  }
}
