package io.placet.schemas.definition;

import static io.placet.schemas.definition.Rules.POINTS;
import static io.placet.schemas.definition.Rules.REGISTER;
import static io.placet.schemas.definition.Rules.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.score.ScoreDefinition;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores under a register, and on the wire. */
class ScoreRegisterTest {
  private static final String EVENTS =
      "allowed: Email Delivered, Email Link Clicked, Order Completed, Order Refunded, Product"
          + " Viewed, Profile Updated";
  private static final String RFM =
      """
      {"kind":"rfm","event":"Order Completed","amount":"total","recency":{"boundaries":[30],"weight":1},\
      "frequency":{"boundaries":[1],"weight":1},"monetary":{"boundaries":[20],"weight":1}}""";
  private static final String LOGISTIC =
      """
      {"kind":"logistic","intercept":0,"features":[\
      {"name":"orders","measure":"count","event":"Order Completed","within":"P1W","mean":2,"deviation":1.5,"coefficient":0.8},\
      {"name":"spent","measure":"sum","event":"Order Completed","of":"total","within":"P90D","mean":5,"deviation":4,"coefficient":0.1},\
      {"name":"silence","measure":"days-since","event":"Order Refunded","within":"P60D","mean":2,"deviation":9,"coefficient":-2}]}""";
  private static final String BG_NBD =
      """
      {"kind":"bg-nbd","event":"Order Completed","unit":"weeks","r":0.2,"alpha":4,"a":0.8,"b":2,"gives":"probability-alive"}""";

  @ParameterizedTest
  @MethodSource("models")
  void whatIsPutOnTheLogIsReadBack(String model) {
    ScoreDefinition definition = ScoreDefinitions.toDomain(score("loyalty", model), REGISTER);
    ScoringDefinition written = ScoreDefinitions.toAvro(definition);
    assertThat(written.getState()).isEqualTo(DefinitionState.LIVE);
    assertThat(ScoreDefinitions.toDomain(written, REGISTER)).isEqualTo(definition);
    assertThat(ScoreDefinitions.parse(ScoreDefinitions.write(definition), REGISTER))
        .isEqualTo(definition);
  }

  static Stream<String> models() {
    return Stream.of(POINTS, RFM, LOGISTIC, BG_NBD);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            POINTS.replace("Order Completed", "Order Paid"), "model.points.Order Paid: " + EVENTS),
        Arguments.of(
            POINTS.replace("Order Completed", "Email Opened"),
            "model.points.Email Opened: " + EVENTS),
        Arguments.of(RFM.replace("Order Completed", "Order Paid"), "model.event: " + EVENTS),
        Arguments.of(
            RFM.replace("\"total\"", "\"country\""),
            "model.amount: allowed: lines, quantity, total"),
        Arguments.of(
            RFM.replace("Order Completed", "Profile Updated"),
            "model.amount: nothing is allowed: no property of this event is a number"),
        Arguments.of(BG_NBD.replace("Order Completed", "Order Paid"), "model.event: " + EVENTS),
        Arguments.of(
            LOGISTIC.replace("Order Refunded", "Refund"), "model.features[2].event: " + EVENTS),
        Arguments.of(
            LOGISTIC.replace("\"total\"", "\"order_id\""),
            "model.features[1].of: allowed: lines, quantity, total"),
        Arguments.of(
            POINTS.replace("P30D", "P1M"),
            "model.halfLife: months and years have no fixed length: days are needed, such as P30D"),
        Arguments.of("true", "model: an object is needed"),
        Arguments.of("{", "model: not JSON: Unexpected end-of-input"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatAPurposeMayNotReadIsRefusedWithItsPathAndWhatIsAllowed(String model, String message) {
    assertThatThrownBy(() -> ScoreDefinitions.toDomain(score("loyalty", model), REGISTER))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aScoreIsOfAPurposeThatScoresRead() {
    ScoringDefinition tracking =
        ScoringDefinition.newBuilder(score("loyalty", POINTS)).setPurpose("email-tracking").build();
    assertThatThrownBy(() -> ScoreDefinitions.toDomain(tracking, REGISTER))
        .hasMessage("purpose: allowed: profiling");
  }

  @Test
  void aModelHasAtMostTwoHundredFeatures() {
    String feature =
        """
        {"name":"f%d","measure":"count","event":"Order Completed","within":"P1D","mean":0,"deviation":1,"coefficient":1}""";
    String model =
        IntStream.range(0, 201)
            .mapToObj(feature::formatted)
            .collect(
                Collectors.joining(
                    ",", "{\"kind\":\"logistic\",\"intercept\":0,\"features\":[", "]}"));
    assertThatThrownBy(() -> ScoreDefinitions.toDomain(score("wide", model), REGISTER))
        .hasMessage("model.features: at most 200 are allowed");
  }
}
