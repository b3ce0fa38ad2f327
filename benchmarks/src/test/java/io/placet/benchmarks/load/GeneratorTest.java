package io.placet.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final Request QUESTION = Request.post("/", "", "{}", "yes");

  @Test
  void aServerThatStallsIsChargedWithAllWhoWouldHaveComeMeanwhile() throws Exception {
    try (StallingServer server = StallingServer.start("yes", 50, Duration.ofMillis(200));
        Generator generator = new Generator(server.port(), 1, List.of(QUESTION))) {
      Load load = generator.atRate(1_000, Duration.ofMillis(500));

      // 200 requests were to start in the stall; 100 of them at least 100 ms before its end
      assertThat(load.done()).isEqualTo(500);
      assertThat(slowerThanMs(load.micros(), 100)).isBetween(90L, 450L);
    }
  }

  @Test
  void inTheClosedModelOnlyWhoWasAskedInTheStallWaits() throws Exception {
    try (StallingServer server = StallingServer.start("yes", 50, Duration.ofMillis(200));
        Generator generator = new Generator(server.port(), 1, List.of(QUESTION))) {
      Load load = generator.saturate(Duration.ofMillis(400));

      assertThat(load.done()).isGreaterThan(50);
      assertThat(load.micros().getMaxValue()).isGreaterThan(190_000);
      assertThat(load.seconds()).isBetween(0.4, 5.0);
    }
  }

  @Test
  void eachRequestIsSentOnce() throws Exception {
    try (StallingServer server = StallingServer.start("yes", 50, Duration.ZERO);
        Generator generator = new Generator(server.port(), 1, List.of(QUESTION, QUESTION))) {
      assertThat(generator.each().done()).isEqualTo(2);
    }
  }

  @Test
  void aWrongAnswerEndsTheRun() throws Exception {
    try (StallingServer server = StallingServer.start("no", 50, Duration.ZERO);
        Generator generator = new Generator(server.port(), 1, List.of(QUESTION))) {
      assertThatThrownBy(() -> generator.saturate(Duration.ofSeconds(5)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("200");
    }
  }

  private static long slowerThanMs(Histogram micros, int ms) {
    return micros.getCountBetweenValues(1_000L * ms, micros.getMaxValue());
  }
}
