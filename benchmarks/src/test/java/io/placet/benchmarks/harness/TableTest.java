package io.placet.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void wordsLineUpOnTheLeftAndNumbersOnTheRight() {
    Table table =
        Table.of(
            List.of(
                Result.of("decisions", "decisions_per_s", 61_234.5, "decisions/s", 20_000)
                    .beside("read", 80_000)
                    .with(new Spread(60_000, 61_234.5, 62_000)),
                Result.of("start", "ready_s", 7.256, "s", 0)));

    assertThat(table.lines())
        .containsExactly(
            "bench      metric           unit          value   floor  ratio  p50  p99  max     low    high    size",
            "decisions  decisions_per_s  decisions/s  61,235  80,000   0.77                 60,000  62,000  20,000",
            "start      ready_s          s              7.26");
  }
}
