package io.placet.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Result READS = Result.of("decisions", "reads_per_s", 60, "reads/s", 20_000);

  @Test
  void aLineSaysWhatWasMeasuredAndHowFarFromTheFirstFloor() {
    Result result =
        READS.beside("bare_read", 80).beside("hello", 160.0005).with(new Spread(58, 60, 61));

    assertThat(result.toJson(false))
        .hasToString(
            "{\"bench\":\"decisions\",\"metric\":\"reads_per_s\",\"size\":20000,\"value\":60.0,"
                + "\"unit\":\"reads/s\",\"floor\":80.0,\"ratio\":0.75,\"low\":58.0,\"high\":61.0,"
                + "\"floors\":{\"bare_read\":80.0,\"hello\":160.001}}");
  }

  @Test
  void aLineWithoutFloorOrSizeLeavesThemOut() {
    assertThat(Result.of("start", "ready_s", 7.25, "s", 0).toJson(true))
        .hasToString(
            "{\"bench\":\"start\",\"metric\":\"ready_s\",\"value\":7.25,\"unit\":\"s\","
                + "\"quick\":true}");
  }

  @Test
  void aLatencysValueIsItsP99AndItsRatioThatOfTheP99s() {
    Histogram micros = new Histogram(3);
    for (int ms = 1; ms <= 100; ms++) {
      micros.recordValue(1_000L * ms);
    }

    Result result = Result.latency("gate", "wait_ms", micros, 0).beside("plain", 50);

    assertThat(result.value()).isCloseTo(99, org.assertj.core.data.Percentage.withPercentage(0.2));
    assertThat(result.ratio().orElseThrow())
        .isCloseTo(1.98, org.assertj.core.data.Percentage.withPercentage(0.2));
    assertThat(result.details()).containsOnlyKeys("p50", "p99", "max", "samples");
    assertThat(result.details()).containsEntry("samples", 100.0);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> READS.with("per_cpu_s", 1 / 0.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("per_cpu_s");
    assertThatThrownBy(() -> Result.of("b", "m", Double.NaN, "s", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFloorThatMeasuredNothingIsRefused() {
    assertThatThrownBy(() -> READS.beside("hello", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hello");
  }
}
