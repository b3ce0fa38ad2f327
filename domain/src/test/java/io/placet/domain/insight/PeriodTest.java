package io.placet.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of the register's zone; in Paris the clocks go on on 29 March and back on 25 October. */
class PeriodTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final long SEED = 20_261_127;
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2026-11-23T10:59:59.999Z, 2026-11-23T10:00:00Z, 2026-11-23T11:00:00Z",
    "DAY, 2026-11-23T22:59:59Z, 2026-11-22T23:00:00Z, 2026-11-23T23:00:00Z",
    "DAY, 2026-11-23T23:00:00Z, 2026-11-23T23:00:00Z, 2026-11-24T23:00:00Z",
    "WEEK, 2026-11-29T22:59:59Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
    "WEEK, 2026-11-29T23:00:00Z, 2026-11-29T23:00:00Z, 2026-12-06T23:00:00Z",
    "WEEK, 2027-01-01T12:00:00Z, 2026-12-27T23:00:00Z, 2027-01-03T23:00:00Z",
    "MONTH, 2026-11-30T22:59:59Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
    "MONTH, 2028-02-29T12:00:00Z, 2028-01-31T23:00:00Z, 2028-02-29T23:00:00Z"
  })
  void aWindowHoldsItsFirstInstantAndNotItsEnd(
      Period period, Instant at, Instant start, Instant end) {
    assertThat(period.start(at, PARIS)).isEqualTo(start);
    assertThat(period.start(start, PARIS)).isEqualTo(start);
    assertThat(period.end(start, PARIS)).isEqualTo(end);
  }

  @Test
  void aDayOnWhichTheClocksChangeHas23Or25Hours() {
    assertThat(length(Period.DAY, "2026-03-29T12:00:00Z")).isEqualTo(Duration.ofHours(23));
    assertThat(length(Period.DAY, "2026-10-25T12:00:00Z")).isEqualTo(Duration.ofHours(25));
    assertThat(length(Period.WEEK, "2026-03-25T12:00:00Z"))
        .isEqualTo(Duration.ofDays(7).minusHours(1));
    assertThat(length(Period.WEEK, "2026-10-25T12:00:00Z"))
        .isEqualTo(Duration.ofDays(7).plusHours(1));
    assertThat(length(Period.MONTH, "2026-10-01T12:00:00Z"))
        .isEqualTo(Duration.ofDays(31).plusHours(1));
  }

  @Test
  void anHourThatTheClocksRepeatIsTwoWindows() {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    Instant again = Instant.parse("2026-10-25T01:30:00Z");
    assertThat(first.atZone(PARIS).toLocalTime()).isEqualTo(again.atZone(PARIS).toLocalTime());

    assertThat(Period.HOUR.start(first, PARIS)).isNotEqualTo(Period.HOUR.start(again, PARIS));
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void windowsFollowEachOtherWithoutGapAndHoldWhatLiesInThem(Period period) {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      ZoneId zone =
          List.of(PARIS, ZoneOffset.UTC, ZoneId.of("America/Havana")).get(random.nextInt(3));
      Instant at = YEAR.plusSeconds(random.nextInt(366 * 86_400));

      Instant start = period.start(at, zone);
      Instant end = period.end(start, zone);

      assertThat(at).as("%s in %s", at, zone).isAfterOrEqualTo(start).isBefore(end);
      assertThat(period.start(end, zone)).as("%s in %s", at, zone).isEqualTo(end);
      assertThat(period.start(end.minusMillis(1), zone)).as("%s, %s", at, zone).isEqualTo(start);
    }
  }

  @Test
  void aMonthIsTheLongestWindow() {
    assertThat(Stream.of(Period.values()).map(period -> length(period, "2026-12-09T12:00:00Z")))
        .isSorted()
        .endsWith(Duration.ofDays(31));
  }

  private static Duration length(Period period, String at) {
    Instant start = period.start(Instant.parse(at), PARIS);
    return Duration.between(start, period.end(start, PARIS));
  }

  /** October has an hour more, where the clock is set back in it. */
  @Test
  void noMonthHasMoreWindowsThanItIsSaidToHave() {
    ZoneId zone = ZoneId.of("Europe/Paris");
    for (Period period : Period.values()) {
      int most = 0;
      for (YearMonth month = YearMonth.of(2024, 1);
          month.isBefore(YearMonth.of(2034, 1));
          month = month.plusMonths(1)) {
        Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        int ending = 0;
        Instant start = period.start(begin.minusMillis(1), zone);
        for (Instant until = period.end(start, zone);
            until.isBefore(end);
            until = period.end(until, zone)) {
          ending += until.isBefore(begin) ? 0 : 1;
        }
        most = Math.max(most, ending);
      }
      assertThat(period.mostInAMonth()).as(period.wireName()).isEqualTo(most);
    }
  }
}
