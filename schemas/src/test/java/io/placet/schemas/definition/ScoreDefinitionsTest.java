package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.BgNbdModel.ExpectedPurchases;
import io.placet.domain.score.BgNbdModel.ProbabilityAlive;
import io.placet.domain.score.Classes;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.LogisticModel.Term;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.score.TimeUnit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreDefinitionsTest {
  private static final String ORDER = "Order Completed";

  /** Holds, with a model in place of {@code MODEL}. */
  private static final String DEFINITION =
      """
      {"id": "loyalty", "version": 2, "name": "Loyalty", "description": "Who stays", "purpose": "profiling", "model": MODEL}
      """;

  private static final String POINTS =
      """
      {"kind":"points","halfLife":"P30D","points":{"Order Completed":10,"Product Viewed":0.5}}""";
  private static final String RFM =
      """
      {"kind":"rfm","event":"Order Completed","amount":"total","recency":{"boundaries":[30,90],"weight":3},\
      "frequency":{"boundaries":[1,4],"weight":2},"monetary":{"boundaries":[20,99.5],"weight":1}}""";
  private static final String LOGISTIC =
      """
      {"kind":"logistic","intercept":-1.5,"features":[\
      {"name":"orders","measure":"count","event":"Order Completed","within":"P90D","mean":2,"deviation":1.5,"coefficient":0.8},\
      {"name":"spent","measure":"sum","event":"Order Completed","of":"total","within":"P90D","mean":50,"deviation":40,"coefficient":0.1},\
      {"name":"silence","measure":"days-since","event":"Order Completed","within":"P60D","mean":20,"deviation":9,"coefficient":-2}]}""";
  private static final String BG_NBD =
      """
      {"kind":"bg-nbd","event":"Order Completed","unit":"weeks","r":0.243,"alpha":4.414,"a":0.793,"b":2.426,\
      "gives":"expected-purchases","horizon":13}""";
  private static final String ALIVE =
      BG_NBD
          .replace("weeks", "days")
          .replace("expected-purchases\",\"horizon\":13", "probability-alive\"");

  static Stream<Arguments> models() {
    Duration quarter = Duration.ofDays(90);
    BgNbd published = new BgNbd(0.243, 4.414, 0.793, 2.426);
    return Stream.of(
        Arguments.of(
            POINTS,
            new PointsModel(Duration.ofDays(30), Map.of(ORDER, 10.0, "Product Viewed", 0.5))),
        Arguments.of(
            RFM,
            new RfmModel(
                ORDER,
                "total",
                new Classes(List.of(30.0, 90.0), 3),
                new Classes(List.of(1.0, 4.0), 2),
                new Classes(List.of(20.0, 99.5), 1))),
        Arguments.of(
            LOGISTIC,
            new LogisticModel(
                -1.5,
                List.of(
                    new Term("orders", new Feature.Count(ORDER, quarter), 2, 1.5, 0.8),
                    new Term("spent", new Feature.Sum(ORDER, "total", quarter), 50, 40, 0.1),
                    new Term(
                        "silence", new Feature.DaysSince(ORDER, Duration.ofDays(60)), 20, 9, -2)))),
        Arguments.of(
            BG_NBD, new BgNbdModel(ORDER, TimeUnit.WEEKS, published, new ExpectedPurchases(13))),
        Arguments.of(
            ALIVE, new BgNbdModel(ORDER, TimeUnit.DAYS, published, new ProbabilityAlive())));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelMeansWhatItSays(String json, ScoreModel meaning) {
    assertThat(parse(json))
        .isEqualTo(new ScoreDefinition("loyalty", 2, "Loyalty", "Who stays", "profiling", meaning));
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsWrittenIsReadBack(String json, ScoreModel model) {
    ScoreDefinition definition =
        new ScoreDefinition("loyalty", 2, "Loyalty", "Who stays", "profiling", model);
    assertThat(ScoreDefinitions.parse(ScoreDefinitions.write(definition))).isEqualTo(definition);
  }

  @Test
  void aNumberIsReadBackToItsLastDigit() {
    BgNbd fitted = new BgNbd(0.1 + 0.2, Math.nextUp(4.414), 1e-17 + 1 / 3.0, 2e22);
    ScoreDefinition definition =
        new ScoreDefinition(
            "fitted",
            1,
            "F",
            "-",
            "profiling",
            new BgNbdModel(ORDER, TimeUnit.DAYS, fitted, new ProbabilityAlive()));
    assertThat(ScoreDefinitions.parse(ScoreDefinitions.write(definition))).isEqualTo(definition);
  }

  static Stream<Arguments> wrongModels() {
    return Stream.of(
        Arguments.of("3", "model: an object is needed"),
        Arguments.of("{}", "model.kind: allowed: points, rfm, logistic, bg-nbd"),
        Arguments.of(
            POINTS.replace("points\",", "mean\","),
            "model.kind: allowed: points, rfm, logistic, bg-nbd"),
        Arguments.of(
            POINTS.replace("P30D", "30 days"),
            "model.halfLife: an ISO 8601 duration such as P90D or PT2M is needed; a year is P365D"),
        Arguments.of(
            POINTS.replace("P30D", "P0D"),
            "model: a half-life is at least a second and shorter than 36525 days"),
        Arguments.of(
            POINTS.replace("0.5", "\"0.5\""),
            "model.points.Product Viewed: a finite number is needed"),
        Arguments.of(
            POINTS.replace("halfLife", "half"),
            "model.half: not known here; allowed: kind, halfLife, points"),
        Arguments.of(
            RFM.replace("event", "type"),
            "model.type: not known here; allowed: kind, event, amount, recency, frequency, monetary"),
        Arguments.of(
            RFM.replace("[1,4]", "[1]"),
            "model: recency, frequency and monetary have equally many boundaries, from 1 to 99"),
        Arguments.of(RFM.replace("[1,4]", "[4,1]"), "model.frequency: boundaries do not decrease"),
        Arguments.of(
            RFM.replace("[1,4]", "[1,null]"),
            "model.frequency.boundaries[1]: a finite number is needed"),
        Arguments.of(
            RFM.replace("[1,4]", "4"), "model.frequency.boundaries: a list of numbers is needed"),
        Arguments.of(RFM.replace("\"total\"", "\" \""), "model.amount: a text is needed"),
        Arguments.of(
            LOGISTIC.replace("days-since", "median"),
            "model.features[2].measure: allowed: count, sum, days-since"),
        Arguments.of(
            LOGISTIC.replace("\"deviation\":40", "\"deviation\":0"),
            "model.features[1]: deviation: a finite number above 0 is needed"),
        Arguments.of(
            LOGISTIC.replace("count\"", "count\",\"of\":\"total\""),
            "model.features[0].of: not known here; allowed: name, measure, event, within, mean, deviation, coefficient"),
        Arguments.of(
            LOGISTIC.replace("P60D", "P-1D"),
            "model.features[2]: a window is longer than zero and shorter than 36525 days"),
        Arguments.of(
            LOGISTIC.replace("spent", "orders"),
            "model: the name orders is taken: each feature has a name of its own"),
        Arguments.of(
            LOGISTIC.replace("[{", "{\"all\":[{").replace("}]", "}]}"),
            "model.features: a list is needed"),
        Arguments.of(BG_NBD.replace("weeks", "months"), "model.unit: allowed: days, weeks"),
        Arguments.of(BG_NBD.replace("0.243", "0"), "model: r: a finite number above 0 is needed"),
        Arguments.of(
            BG_NBD.replace("\"horizon\":13", "\"horizon\":1e7"),
            "model: a horizon is at most 10000.0 times alpha"),
        Arguments.of(
            BG_NBD.replace("expected-purchases", "expectation"),
            "model.gives: allowed: expected-purchases, probability-alive"),
        Arguments.of(
            ALIVE.replace("alive\"", "alive\",\"horizon\":13"),
            "model.horizon: not known here; allowed: kind, event, unit, r, alpha, a, b, gives"));
  }

  @ParameterizedTest
  @MethodSource("wrongModels")
  void aMistakeInAModelIsNamedWithItsPathAndWhatIsAllowed(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> wrongDefinitions() {
    String valid = DEFINITION.replace("MODEL", POINTS);
    return Stream.of(
        Arguments.of("", "an object is needed"),
        Arguments.of("[]", "an object is needed"),
        Arguments.of(valid.replace("\"purpose\": \"profiling\",", ""), "purpose: a text is needed"),
        Arguments.of(
            valid.replace("{\"id\"", "{\"owner\":\"me\",\"id\""),
            "owner: not known here; allowed: id, version, name, description, purpose, model"),
        Arguments.of(valid.replace("\"loyalty\"", "3"), "id: a text is needed"),
        Arguments.of(
            valid.replace("\"version\": 2", "\"version\": 0"),
            "version: a whole number from 1 is needed"),
        Arguments.of(
            valid.replace("\"version\": 2", "\"version\": 1.5"),
            "version: a whole number from 1 is needed"));
  }

  @ParameterizedTest
  @MethodSource("wrongDefinitions")
  void aMistakeInADefinitionIsNamed(String json, String message) {
    assertThatThrownBy(() -> ScoreDefinitions.parse(json))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":", "{\"id\":\"a\",\"id\":\"b\"}", "{} {}"})
  void whatIsNotExactlyOneJsonDocumentIsRefused(String json) {
    assertThatThrownBy(() -> ScoreDefinitions.parse(json))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  @Timeout(1)
  void anAbsurdNumberIsRefusedAtOnce() {
    assertThatThrownBy(() -> parse(POINTS.replace("0.5", "1e999999999")))
        .isInstanceOf(DefinitionException.class)
        .hasMessage("model.points.Product Viewed: a finite number is needed");
  }

  private static ScoreDefinition parse(String model) {
    return ScoreDefinitions.parse(DEFINITION.replace("MODEL", model));
  }
}
