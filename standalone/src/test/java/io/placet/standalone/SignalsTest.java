package io.placet.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SignalsTest {
  private static final int TERMINATED = 143;

  /** A process that never ends its stop by itself. */
  static final class StopsForEver {
    private StopsForEver() {}

    public static void main(String[] arguments) throws InterruptedException {
      new Signals(() -> System.out.println("at once")).listen();
      Runtime.getRuntime().addShutdownHook(new Thread(StopsForEver::stop));
      System.out.println("ready");
      new CountDownLatch(1).await();
    }

    private static void stop() {
      System.out.println("stopping");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  @Timeout(60)
  void theFirstSignalStopsAndASecondEndsAtOnce() throws Exception {
    Process process = start();
    try (BufferedReader terminal =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(terminal.readLine()).isEqualTo("ready");
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(terminal.readLine()).isEqualTo("stopping");
      assertThat(process.isAlive()).isTrue();

      assertThat(process.toHandle().destroy()).isTrue();

      assertThat(terminal.readLine()).isEqualTo("at once");
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StopsForEver.class.getName()))
        .redirectErrorStream(true)
        .start();
  }
}
