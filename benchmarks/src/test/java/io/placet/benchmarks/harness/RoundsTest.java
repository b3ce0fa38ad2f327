package io.placet.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void contendersTakeTurnsAndEachRoundBeginsWithAnother() throws Exception {
    List<String> measured = new ArrayList<>();

    Rounds.interleave(List.of("system", "floor", "hello"), 3, measured::add);

    assertThat(measured)
        .containsExactly(
            "system", "floor", "hello", "floor", "hello", "system", "hello", "system", "floor");
  }

  @Test
  void eachContenderKeepsItsOwnRoundsInOrder() throws Exception {
    List<String> turns = new ArrayList<>();

    Map<String, List<String>> measured =
        Rounds.interleave(
            List.of("system", "floor"),
            2,
            contender -> {
              turns.add(contender);
              return contender + turns.size();
            });

    assertThat(measured)
        .containsExactly(
            Map.entry("system", List.of("system1", "system4")),
            Map.entry("floor", List.of("floor2", "floor3")));
  }
}
