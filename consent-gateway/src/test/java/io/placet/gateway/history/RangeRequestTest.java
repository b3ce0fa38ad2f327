package io.placet.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeRequestTest {
  private static final Optional<Instant> FIRST = at("2010-12-01T08:00:00Z");
  private static final Instant END = Instant.parse("2011-12-09T13:00:00Z");

  @Test
  void withoutWishesItIsAllThereIsInTheShortestStepsThatAreFewEnough() {
    Range year = asked(Map.of()).within(FIRST, END);
    assertThat(year.step()).isEqualTo(Step.WEEK);
    assertThat(year.starts()).hasSize(54);
    assertThat(year.from()).isEqualTo("2010-11-29T00:00:00Z");
    assertThat(year.to()).isEqualTo(END);

    Range week = asked(Map.of()).within(at("2011-12-02T13:10:00Z"), END);
    assertThat(week.step()).isEqualTo(Step.HOUR);

    Range sinceForever = asked(Map.of()).within(at("1970-01-01T00:00:00Z"), END);
    assertThat(sinceForever.step()).isEqualTo(Step.YEAR);
  }

  @Test
  void nothingHasNoSteps() {
    assertThat(asked(Map.of("step", "hour")).within(Optional.empty(), END).starts()).isEmpty();
  }

  @Test
  void theLastDaysEndWhereEverythingEnds() {
    Range range = asked(Map.of("last", "P30D")).within(FIRST, END);

    assertThat(range.from()).isEqualTo("2011-11-09T00:00:00Z");
    assertThat(range.to()).isEqualTo(END);
    assertThat(range.step()).isEqualTo(Step.DAY);
  }

  @Test
  void aRangeIsWidenedToWholeStepsAndNeverBeyondWhatThereIs() {
    Range inside =
        asked(Map.of("from", "2011-01-01T12:00:00Z", "to", "2011-01-03T12:00:00Z", "step", "day"))
            .within(FIRST, END);
    assertThat(inside.from()).isEqualTo("2011-01-01T00:00:00Z");
    assertThat(inside.to()).isEqualTo("2011-01-04T00:00:00Z");

    Range beyond =
        asked(Map.of("from", "2001-01-01T00:00:00+02:00", "to", "2031-01-01T00:00:00Z"))
            .within(FIRST, END);
    assertThat(beyond.from()).isEqualTo("2010-11-29T00:00:00Z");
    assertThat(beyond.to()).isEqualTo(END);

    assertThat(asked(Map.of("to", "2001-01-01T00:00:00Z")).within(FIRST, END).starts()).isEmpty();
  }

  @Test
  void tooManyStepsAreRefusedWithTheStepsThatAreAllowed() {
    assertThatThrownBy(() -> asked(Map.of("step", "hour")).within(FIRST, END))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("at most 750")
        .hasMessageContaining("day, week, month, year");

    assertThat(asked(Map.of("step", "hour", "last", "P31D")).within(FIRST, END).starts())
        .hasSize(744);
  }

  @ParameterizedTest
  @CsvSource({
    "from, yesterday",
    "to, 2011-01-01",
    "last, P1M",
    "last, P0D",
    "last, -P1D",
    "step, minute"
  })
  void whatCannotBeReadIsRefusedWithWhatIsAllowed(String name, String value) {
    assertThatThrownBy(() -> asked(Map.of(name, value)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(name + ":");
  }

  @Test
  void aBeginAndALengthTogetherAreRefused() {
    assertThatThrownBy(() -> asked(Map.of("from", "2011-01-01T00:00:00Z", "last", "P1D")))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void longerThanAllTimeIsAllThereIs() {
    assertThat(asked(Map.of("last", "PT2562047788015215H")).within(FIRST, END).from())
        .isEqualTo("2010-11-29T00:00:00Z");
  }

  private static RangeRequest asked(Map<String, String> query) {
    return RangeRequest.of(
        new ApiRequest(Optional.empty(), Map.of(), query, Buffer.buffer(), Optional.empty()));
  }

  private static Optional<Instant> at(String instant) {
    return Optional.of(Instant.parse(instant));
  }
}
