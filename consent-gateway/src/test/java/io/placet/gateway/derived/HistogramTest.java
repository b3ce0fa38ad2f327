package io.placet.gateway.derived;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {
  @ParameterizedTest
  @CsvSource({
    "0.003739, 58.15, 0, 5, 60",
    "0.02, 0.98, 0, 0.05, 1",
    "-0.4, 1.25, -0.4, -0.3, 1.3",
    "1001, 1019, 1001, 1002, 1019",
    "0.3, 0.7, 0.3, 0.32, 0.7",
    "250000, 7250000, 0, 500000, 7500000",
    "4, 4, 4, 5, 5",
    "0, 0, 0, 1, 1"
  })
  void binsHaveRoundEdges(double least, double most, double from, double next, double to) {
    JsonArray bins = bins(List.of(least, most));

    assertThat(bins.getJsonObject(0).getDouble("from")).isEqualTo(from);
    assertThat(bins.getJsonObject(0).getDouble("to")).isEqualTo(next);
    assertThat(bins.getJsonObject(bins.size() - 1).getDouble("to")).isEqualTo(to);
  }

  @Test
  void everyValueIsInTheBinThatBeginsAtOrBeforeIt() {
    JsonArray bins = bins(List.of(0.1, 0.2, 0.3, 0.6, 0.7, 1.1, 1.9));

    assertThat(bins.stream().map(JsonObject.class::cast).filter(bin -> bin.getLong("count") > 0))
        .extracting(bin -> bin.getDouble("from"))
        .containsExactly(0.1, 0.2, 0.3, 0.6, 0.7, 1.1, 1.8);
  }

  @Test
  void whateverTheValuesAreBinsAreFewAndHoldThemAll() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      double scale = Math.pow(10, random.nextInt(12) - 6);
      double shift = random.nextBoolean() ? 0 : random.nextGaussian() * 100 * scale;
      List<Double> values =
          DoubleStream.generate(() -> shift + random.nextGaussian() * scale)
              .limit(30)
              .boxed()
              .toList();
      JsonArray bins = bins(values);

      assertThat(bins.size()).isBetween(1, 20);
      assertThat(bins.stream().mapToLong(bin -> ((JsonObject) bin).getLong("count")).sum())
          .isEqualTo(values.size());
      assertThat(bins.getJsonObject(0).getDouble("from"))
          .isLessThanOrEqualTo(Collections.min(values));
      assertThat(bins.getJsonObject(bins.size() - 1).getDouble("to"))
          .isGreaterThanOrEqualTo(Collections.max(values));
    }
  }

  @Test
  void whoMayNotSeeSizesSeesNeitherTheLeastNorTheLargestValue() {
    List<Double> values = IntStream.range(0, 40).mapToObj(at -> 3.217 + at * 1.013).toList();

    String shown = new Histogram(values).toJson(false).encode();

    assertThat(shown).doesNotContain("3.217", Double.toString(values.get(39)));
  }

  private static JsonArray bins(List<Double> values) {
    return new Histogram(values).toJson(true).getJsonArray("bins");
  }
}
