package io.placet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wait=10                             | 10",
        "WAIT=10                             | 10",
        "wait = 10                           | 10",
        "wait=\"10\"                         | 10",
        "wait=0                              | 0",
        "wait=0010                           | 10",
        "respond-async, wait=10              | 10",
        "wait=10, wait=20                    | 10",
        "wait=10; foo=\"a,wait=1\"; bar      | 10",
        "foo=\"wait=1, \\\", wait=2\", wait=3 | 3",
        "=broken, wait=10                    | 10",
        "wait=61                             | 60",
        "wait=99999999999999999999999999     | 60",
      })
  void aWaitIsReadAsTheRfcSays(String header, long seconds) {
    assertThat(Prefer.parse(header).waitAtMost(LONGEST)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",,",
        "17",
        "wait",
        "wait=",
        "wait=\"\"",
        "wait=-1",
        "wait=1.5",
        "wait=soon",
        "wait=soon, wait=1",
        "wait 10",
        "wait=\"10",
        "waiting=10",
        "foo=\"wait=10\"",
        "foo; wait=10"
      })
  void whatIsMalformedOrSomethingElseIsIgnored(String header) {
    assertThat(Prefer.parse(header).waitAtMost(LONGEST)).isEmpty();
  }

  @Test
  void noHeaderMakesItFail() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "wait=10 ,;\"\\\t\u00e9";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder();
      random
          .ints(random.nextInt(24), 0, alphabet.length())
          .forEach(at -> header.append(alphabet.charAt(at)));
      assertThat(Prefer.parse(header.toString()).waitAtMost(LONGEST))
          .as("seed %d: %s", seed, header)
          .satisfiesAnyOf(
              wait -> assertThat(wait).isEmpty(),
              wait -> assertThat(wait.orElseThrow()).isBetween(Duration.ZERO, LONGEST));
    }
  }
}
