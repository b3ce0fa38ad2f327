package io.placet.schemas.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.score.PointsModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.FirstOrLast;
import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Latest;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Sequence;
import io.placet.domain.segment.Sequence.Step;
import io.placet.domain.segment.TextComparison;
import io.placet.domain.segment.Where;
import io.placet.domain.segment.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLanguageTest {
  private static final Occurrence ORDER = Occurrence.of("Order Completed");
  private static final Occurrence REFUND = Occurrence.of("Order Refunded");
  private static final Occurrence VIEW = Occurrence.of("Product Viewed");
  private static final Occurrence TRAITS = Occurrence.of("Profile Updated");
  private static final Selection ORDERS = new Selection(ORDER, Window.EVER);
  private static final Duration WEEK = Duration.ofDays(7);

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("{'measure':'did','event':'Order Completed'}", new Did(ORDERS)),
        Arguments.of(
            "{'measure':'did','event':'Order Completed','within':'P7D','not':true}",
            new Rule.Not(new Did(new Selection(ORDER, Window.of(WEEK))))),
        Arguments.of("{'measure':'recency','event':'Order Completed'}", new Did(ORDERS)),
        Arguments.of(
            "{'measure':'count','event':'Order Completed','operator':'!=','value':3}",
            new Measure.Count(ORDERS, Comparison.OTHER_THAN, 3)),
        Arguments.of(
            "{'measure':'first','event':'Order Completed','operator':'within','value':'P7D'}",
            new FirstOrLast(Which.FIRST, ORDER, Age.WITHIN, WEEK)),
        Arguments.of(
            "{'measure':'last','event':'Order Completed','operator':'before','value':'P7D'}",
            new FirstOrLast(Which.LAST, ORDER, Age.BEFORE, WEEK)),
        Arguments.of(
            ofTotal("sum", "1.5"), new Measure.Sum(ORDERS, "total", Comparison.AT_LEAST, 15_000)),
        Arguments.of(
            ofTotal("average", "1.5"),
            new Measure.Average(ORDERS, "total", Comparison.AT_LEAST, 15_000)),
        Arguments.of(
            ofTotal("minimum", "1.5"),
            new Measure.Minimum(ORDERS, "total", Comparison.AT_LEAST, 15_000)),
        Arguments.of(
            ofTotal("maximum", "1.5"),
            new Measure.Maximum(ORDERS, "total", Comparison.AT_LEAST, 15_000)),
        Arguments.of(
            ofTotal("distinct", "2"),
            new Measure.Distinct(ORDERS, "total", Comparison.AT_LEAST, 2)),
        Arguments.of(
            """
            {'measure':'sequence','within':'P7D','steps':[{'event':'Order Completed'},
             {'event':'Order Refunded','within':'PT1H','without':[{'event':'Product Viewed'}]}]}""",
            new Sequence(
                List.of(
                    new Step(ORDER, Optional.empty(), List.of()),
                    new Step(REFUND, Optional.of(Duration.ofHours(1)), List.of(VIEW))),
                Window.of(WEEK))),
        Arguments.of(
            "{'measure':'did','event':'Order Completed','within':'P1W'}",
            new Did(new Selection(ORDER, Window.of(WEEK)))),
        Arguments.of(
            "{'measure':'trait','trait':'country','operator':'=','value':'FR'}",
            new Latest(TRAITS, "country", text(TextComparison.ONE_OF, "FR"))),
        Arguments.of(
            "{'measure':'trait','trait':'country','operator':'does not exist'}",
            new Latest(TRAITS, "country", new Where.Not(new Where.Given("country")))),
        Arguments.of(
            """
            {'measure':'latest','event':'Order Completed','of':'total','operator':'>=','value':5,
             'where':{'combinator':'and','rules':[{'property':'coupon','operator':'exists'}]}}""",
            new Latest(
                new Occurrence(
                    "Order Completed", new Where.AllOf(List.of(new Where.Given("coupon")))),
                "total",
                number(Comparison.AT_LEAST, "5.0000"))),
        Arguments.of(
            "{'measure':'score','score':'loyalty','operator':'<','value':2.5}",
            new InScore(
                new ScoreDefinition(
                    "loyalty",
                    1,
                    "loyalty",
                    "loyalty",
                    "profiling",
                    new PointsModel(Duration.ofDays(30), Map.of("Order Completed", 10.0))),
                Comparison.LESS_THAN,
                2.5)),
        Arguments.of(
            "{'measure':'segment','segment':'buyers','not':true}",
            new Rule.Not(new InSegment("buyers", new Did(ORDERS)))),
        Arguments.of(
            "{'measure':'reachable','channel':'email'}", new Reachable(Optional.empty(), "email")),
        Arguments.of(
            "{'measure':'reachable','channel':'sms','purpose':'offers'}",
            new Reachable(Optional.of("offers"), "sms")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aLeafMeansWhatItSays(String json, Rule meaning) {
    assertThat(parse(json)).isEqualTo(meaning);
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("country", "'operator':'=','value':'FR'", text(TextComparison.ONE_OF, "FR")),
        Arguments.of("country", "'operator':'!=','value':'FR'", text(TextComparison.NONE_OF, "FR")),
        Arguments.of(
            "country",
            "'operator':'in','value':['FR','BE']",
            text(TextComparison.ONE_OF, "FR", "BE")),
        Arguments.of(
            "country", "'operator':'not in','value':['FR']", text(TextComparison.NONE_OF, "FR")),
        Arguments.of(
            "country",
            "'operator':'contains','value':'F'",
            text(TextComparison.CONTAINS_ONE_OF, "F")),
        Arguments.of(
            "country",
            "'operator':'starts with','value':'F'",
            text(TextComparison.STARTS_WITH_ONE_OF, "F")),
        Arguments.of(
            "postcode",
            "'operator':'=','value':'2A'",
            new Where.TextIs("postcode", TextComparison.ONE_OF, Set.of("2A"))),
        Arguments.of("total", "'operator':'<','value':5", number(Comparison.LESS_THAN, "5.0000")),
        Arguments.of("total", "'operator':'<=','value':5", number(Comparison.AT_MOST, "5.0000")),
        Arguments.of("total", "'operator':'>','value':5", number(Comparison.MORE_THAN, "5.0000")),
        Arguments.of("total", "'operator':'>=','value':5", number(Comparison.AT_LEAST, "5.0000")),
        Arguments.of("total", "'operator':'=','value':5", number(Comparison.EQUAL_TO, "5.0000")),
        Arguments.of("total", "'operator':'!=','value':5", number(Comparison.OTHER_THAN, "5.0000")),
        Arguments.of(
            "total",
            "'operator':'in','value':[5,0.25]",
            new Where.AnyOf(
                List.of(
                    number(Comparison.EQUAL_TO, "5.0000"), number(Comparison.EQUAL_TO, "0.2500")))),
        Arguments.of(
            "lines",
            "'operator':'=','value':9223372036854775807",
            new Where.NumberIs("lines", Comparison.EQUAL_TO, BigDecimal.valueOf(Long.MAX_VALUE))),
        Arguments.of("order_id", "'operator':'exists'", new Where.Given("order_id")),
        Arguments.of(
            "order_id", "'operator':'does not exist'", new Where.Not(new Where.Given("order_id"))));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionMeansWhatItSays(String property, String rest, Where meaning) {
    String json =
        """
        {'measure':'did','event':'Order Completed','where':
         {'combinator':'or','not':true,'rules':[{'property':'%s',%s}]}}"""
            .formatted(property, rest);
    Where where = new Where.Not(new Where.AnyOf(List.of(meaning)));
    assertThat(parse(json))
        .isEqualTo(new Did(new Selection(new Occurrence("Order Completed", where), Window.EVER)));
  }

  private static Where text(TextComparison comparison, String... texts) {
    return new Where.TextIs("country", comparison, Set.of(texts));
  }

  private static Where number(Comparison comparison, String number) {
    return new Where.NumberIs("total", comparison, new BigDecimal(number));
  }

  private static String ofTotal(String measure, String value) {
    return "{'measure':'%s','event':'Order Completed','of':'total','operator':'>=','value':%s}"
        .formatted(measure, value);
  }

  private static Rule parse(String json) {
    return Rules.parse(json.replace('\'', '"'));
  }
}
