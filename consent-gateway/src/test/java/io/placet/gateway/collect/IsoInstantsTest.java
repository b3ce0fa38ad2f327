package io.placet.gateway.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantsTest {
  /** Out of range as often as not: then both refuse. */
  @Property
  void theUsualFormsAreReadAsTheGeneralParserReadsThem(
      @ForAll @IntRange(max = 9999) int year,
      @ForAll @IntRange(max = 14) int month,
      @ForAll @IntRange(max = 33) int day,
      @ForAll @IntRange(max = 25) int hour,
      @ForAll @IntRange(max = 62) int minute,
      @ForAll @IntRange(max = 62) int second,
      @ForAll @IntRange(max = 999) int millis,
      @ForAll boolean hasMillis) {
    String seconds =
        "%04d-%02d-%02dT%02d:%02d:%02d".formatted(year, month, day, hour, minute, second);
    String text = seconds + (hasMillis ? ".%03dZ".formatted(millis) : "Z");
    Instant expected;
    try {
      expected = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException none) {
      assertThatThrownBy(() -> IsoInstants.parse(text)).isInstanceOf(DateTimeParseException.class);
      return;
    }
    assertThat(IsoInstants.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00.123456Z",
        "2026-11-23T10:00:00.000+02:00",
        "2026-11-23T10:00:00.000z",
        "+12345-11-23T10:00:00Z"
      })
  void otherFormsAreReadAsBefore(String text) {
    assertThat(IsoInstants.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-11-23",
        "2026-02-30T10:00:00.000Z",
        "2026-11-23T24:00:00.000Z",
        "2026-11-23T10:00:60.000Z",
        "2026-11-23T10:00:00.00\u0661Z"
      })
  void whatIsNoInstantIsRefused(String text) {
    assertThatThrownBy(() -> IsoInstants.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
