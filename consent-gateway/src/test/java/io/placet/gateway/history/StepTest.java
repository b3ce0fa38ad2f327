package io.placet.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
  @ParameterizedTest
  @CsvSource({
    "HOUR, 2010-12-01T08:26:00Z, 2010-12-01T08:00:00Z, 2010-12-01T09:00:00Z",
    "DAY, 2010-12-01T08:26:00Z, 2010-12-01T00:00:00Z, 2010-12-02T00:00:00Z",
    "WEEK, 2010-12-01T08:26:00Z, 2010-11-29T00:00:00Z, 2010-12-06T00:00:00Z",
    "MONTH, 2010-12-31T23:59:59Z, 2010-12-01T00:00:00Z, 2011-01-01T00:00:00Z",
    "YEAR, 2010-12-31T23:59:59Z, 2010-01-01T00:00:00Z, 2011-01-01T00:00:00Z"
  })
  void aStepBeginsAndEndsInUtc(Step step, Instant at, Instant start, Instant next) {
    assertThat(step.startOf(at)).isEqualTo(start);
    assertThat(step.startOf(start)).isEqualTo(start);
    assertThat(step.after(start)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2010-12-01T08:26:00Z, 2010-12-01T09:00:00Z, 1",
    "HOUR, 2010-12-01T08:26:00Z, 2010-12-01T09:01:00Z, 2",
    "DAY, 2010-12-01T08:26:00Z, 2011-12-09T12:50:00Z, 374",
    "WEEK, 2010-12-05T00:00:00Z, 2010-12-06T01:00:00Z, 2",
    "MONTH, 2010-12-31T00:00:00Z, 2011-02-01T00:00:00Z, 2",
    "DAY, 2010-12-01T00:00:00Z, 2010-12-01T00:00:00Z, 0"
  })
  void stepsAreCountedAsTheyBeginAndEnd(Step step, Instant from, Instant to, long steps) {
    assertThat(step.covering(from, to)).isEqualTo(steps);
  }
}
