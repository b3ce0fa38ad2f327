package io.placet.domain.event;

import static io.placet.domain.register.Field.generalised;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.event.FieldValue.Decimal;
import io.placet.domain.event.FieldValue.Flag;
import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.FieldValue.Whole;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.Treatment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredFieldsTest {
  private static final EventType ORDER =
      new EventType(
          "Order Completed",
          List.of("profiling"),
          Map.of(
              "note", new Field("note", FieldType.TEXT, Treatment.KEEP),
              "order_id", new Field("order_id", FieldType.TEXT, Treatment.PSEUDONYMISE),
              "email", new Field("email", FieldType.TEXT, Treatment.DROP),
              "lines", new Field("lines", FieldType.INTEGER, Treatment.KEEP),
              "total", new Field("total", FieldType.DECIMAL, Treatment.KEEP),
              "gift", new Field("gift", FieldType.BOOLEAN, Treatment.KEEP),
              "postcode", generalised("postcode", FieldType.TEXT, Generalisation.DEPARTEMENT),
              "birth_date", generalised("birth_date", FieldType.TEXT, Generalisation.AGE_BAND),
              "age", generalised("age", FieldType.INTEGER, Generalisation.AGE_BAND)));
  private static final Instant AT = Instant.parse("2006-11-22T23:59:59Z");
  private static final String LONGEST_TEXT = "x".repeat(1024);
  private static final BigInteger BEYOND_LONG =
      BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
  private static final BigInteger BELOW_LONG =
      BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE);

  static Stream<Arguments> fits() {
    return Stream.of(
        Arguments.of("note", "", new Text("")),
        Arguments.of("note", LONGEST_TEXT, new Text(LONGEST_TEXT)),
        Arguments.of("order_id", "A-1", new Text("A-1")),
        Arguments.of("gift", true, new Flag(true)),
        Arguments.of("lines", 3, new Whole(3)),
        Arguments.of("lines", Long.MAX_VALUE, new Whole(Long.MAX_VALUE)),
        Arguments.of("lines", Long.MIN_VALUE, new Whole(Long.MIN_VALUE)),
        Arguments.of("lines", BigInteger.valueOf(Long.MAX_VALUE), new Whole(Long.MAX_VALUE)),
        Arguments.of("lines", BigInteger.valueOf(Long.MIN_VALUE), new Whole(Long.MIN_VALUE)),
        Arguments.of("lines", new BigDecimal("3.00"), new Whole(3)),
        Arguments.of("lines", new BigDecimal("1e3"), new Whole(1000)),
        Arguments.of("total", 3, new Decimal(30_000)),
        Arguments.of("total", new BigDecimal("19.99"), new Decimal(199_900)),
        Arguments.of("total", new BigDecimal("-0.0001"), new Decimal(-1)),
        Arguments.of("total", new BigDecimal("1.50000000"), new Decimal(15_000)),
        Arguments.of("total", new BigDecimal("922337203685477.5807"), new Decimal(Long.MAX_VALUE)),
        Arguments.of(
            "total", new BigDecimal("-922337203685477.5808"), new Decimal(Long.MIN_VALUE)));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("note", LONGEST_TEXT + "x"),
        Arguments.of("note", 3),
        Arguments.of("note", true),
        Arguments.of("note", List.of("a")),
        Arguments.of("gift", "true"),
        Arguments.of("gift", 1),
        Arguments.of("lines", "3"),
        Arguments.of("lines", new BigDecimal("3.5")),
        Arguments.of("lines", BEYOND_LONG),
        Arguments.of("lines", BELOW_LONG),
        Arguments.of("lines", new BigDecimal(BEYOND_LONG)),
        Arguments.of("lines", Map.of("value", 3)),
        Arguments.of("total", "19.99"),
        Arguments.of("total", new BigDecimal("0.00001")),
        Arguments.of("total", new BigDecimal("922337203685477.5808")),
        Arguments.of("total", BEYOND_LONG),
        Arguments.of("total", 19.99d));
  }

  @ParameterizedTest
  @MethodSource("fits")
  void aDeclaredValueThatFitsItsTypeIsKeptExactly(String name, Object value, FieldValue kept) {
    assertThat(declared(Map.of(name, value)))
        .isEqualTo(new DeclaredFields(Map.of(name, kept), List.of(), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void aDeclaredValueThatDoesNotFitIsNamedAndNotKept(String name, Object value) {
    assertThat(declared(Map.of(name, value)))
        .isEqualTo(new DeclaredFields(Map.of(), List.of(), Map.of(field(name), Misfit.WRONG_TYPE)));
  }

  @Test
  void ofAGeneralisedFieldNothingFinerGoesOn() {
    assertThat(declared(Map.of("postcode", "29200", "birth_date", "1991-11-23", "age", 40)))
        .isEqualTo(
            new DeclaredFields(
                Map.of(
                    "postcode", new Text("29"),
                    "birth_date", new Text("0-14"),
                    "age", new Text("35-44")),
                List.of(),
                Map.of()));
  }

  @Test
  void whatCannotBeGeneralisedIsNamedAndNothingOfItGoesOn() {
    assertThat(declared(Map.of("postcode", "29200 Brest", "birth_date", 1991, "age", 140)))
        .isEqualTo(
            new DeclaredFields(
                Map.of(),
                List.of(),
                Map.of(
                    field("postcode"), Misfit.NOT_GENERALISED,
                    field("birth_date"), Misfit.WRONG_TYPE,
                    field("age"), Misfit.NOT_GENERALISED)));
  }

  @Test
  void aDroppedFieldIsNeitherKeptNorCountedWhateverItHolds() {
    DeclaredFields nothing = new DeclaredFields(Map.of(), List.of(), Map.of());
    assertThat(declared(Map.of("email", "anne@example.org"))).isEqualTo(nothing);
    assertThat(declared(Map.of("email", 3))).isEqualTo(nothing);
  }

  @Test
  void anUndeclaredFieldIsNamedAndNotKept() {
    assertThat(declared(Map.of("products", List.of(), "note", "n")))
        .isEqualTo(
            new DeclaredFields(Map.of("note", new Text("n")), List.of("products"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e2147483647"})
  @Timeout(1)
  void anAbsurdExponentIsAMisfitAtOnce(String number) {
    BigDecimal absurd = new BigDecimal(number);
    assertThat(declared(Map.of("total", absurd, "lines", absurd)).misfits().keySet())
        .extracting(Field::name)
        .containsExactlyInAnyOrder("total", "lines");
  }

  @Test
  @Timeout(1)
  void anAmountRefusesAnAbsurdExponentAtOnceWhereverItComesFrom() {
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("1e999999999")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anAmountReadsBackExactly() {
    assertThat(Decimal.of(new BigDecimal("19.9")).toBigDecimal())
        .isEqualByComparingTo(new BigDecimal("19.9000"));
  }

  private static DeclaredFields declared(Map<String, ?> sent) {
    return DeclaredFields.of(ORDER, sent, AT, new Generaliser(userAgent -> "Other"));
  }

  private static Field field(String name) {
    return requireNonNull(ORDER.fields().get(name));
  }
}
