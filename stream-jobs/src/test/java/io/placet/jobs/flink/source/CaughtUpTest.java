package io.placet.jobs.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaughtUpTest {
  private static final long SUBMITTED_MS = 1_795_000_000_000L;
  private static final CaughtUp JOB = new CaughtUp(SUBMITTED_MS);

  @Test
  void anAttemptIsProvenByItsOwnWatermark() {
    assertThat(JOB.isProvenBy(JOB.watermark(3), 3)).isTrue();
  }

  @Test
  void anAttemptIsNotProvenByAnEarlierOne() {
    assertThat(JOB.isProvenBy(JOB.watermark(2), 3)).isFalse();
  }

  @Test
  void anAttemptIsNotProvenByAnEarlierJob() {
    CaughtUp earlier = new CaughtUp(SUBMITTED_MS - 1);

    assertThat(JOB.isProvenBy(earlier.watermark(65_535), 0)).isFalse();
  }

  @Test
  void itHoldsNoEventTimeBack() {
    long tenThousandYearsMs = 315_576_000_000_000L;

    assertThat(JOB.watermark(0)).isGreaterThan(tenThousandYearsMs);
  }
}
