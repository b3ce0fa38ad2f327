package io.placet.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-25T10:00:00Z"));
  private final Allowance allowance = new Allowance(2, Duration.ofMinutes(15), clock);

  @Test
  void eachNameHasItsOwnAndGetsItBackAfterTheWhile() {
    assertThat(allowance.take("a")).isTrue();
    assertThat(allowance.take("a")).isTrue();
    assertThat(allowance.take("a")).isFalse();
    assertThat(allowance.take("b")).isTrue();

    clock.move(Duration.ofMinutes(15));

    assertThat(allowance.take("a")).isTrue();
  }

  @Test
  void ofTooManyNamesTheEldestIsForgotten() {
    allowance.take("first");
    allowance.take("first");
    for (int i = 0; i < 20_000; i++) {
      allowance.take("other-" + i);
    }
    assertThat(allowance.take("first")).isTrue();
  }
}
