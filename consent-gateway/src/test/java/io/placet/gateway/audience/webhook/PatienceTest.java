package io.placet.gateway.audience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(500), Duration.ofMinutes(5), 5);

  @Test
  void waitsGrowUpToTheLongest() {
    Random random = new Random(7);

    assertThat(PATIENCE.next(1, Optional.empty(), random))
        .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(PATIENCE.next(4, Optional.empty(), random))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(PATIENCE.next(1_000, Optional.empty(), random))
        .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
  }

  @Test
  void aReceiverMayAskForMoreButNotForEver() {
    Random random = new Random(7);

    assertThat(PATIENCE.next(1, Optional.of(Duration.ofSeconds(30)), random))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(PATIENCE.next(1, Optional.of(Duration.ofDays(1)), random))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource({
    "200, delivered",
    "204, delivered",
    "301, failed",
    "307, failed",
    "400, wrong",
    "401, wrong",
    "404, wrong",
    "408, failed",
    "410, gone",
    "422, wrong",
    "425, failed",
    "429, failed",
    "500, failed",
    "503, failed"
  })
  void whatAStatusMeans(int status, String meaning) {
    Attempt attempt = Attempt.ofStatus(status, Optional.of("7"));

    if (meaning.equals("delivered")) {
      assertThat(attempt).isInstanceOf(Attempt.Delivered.class);
    } else if (meaning.equals("gone")) {
      assertThat(attempt).isInstanceOf(Attempt.Gone.class);
    } else {
      assertThat(attempt)
          .isEqualTo(
              new Attempt.Failed(
                  "status " + status,
                  Optional.of(Duration.ofSeconds(7)),
                  meaning.equals("wrong"),
                  true));
    }
  }

  @Test
  void onlyWhatAReceiverCallsWrongIsGivenUp() {
    Attempt.Failed wrong = new Attempt.Failed("status 400", Optional.empty(), true, true);
    Attempt.Failed away = new Attempt.Failed("status 503", Optional.empty(), false, true);

    assertThat(PATIENCE.givesUp(4, wrong)).isFalse();
    assertThat(PATIENCE.givesUp(5, wrong)).isTrue();
    assertThat(PATIENCE.givesUp(1_000, away)).isFalse();
  }
}
