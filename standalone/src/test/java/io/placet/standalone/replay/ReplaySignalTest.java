package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplaySignalTest {
  private static final RetailLikeFile FILE = RetailLikeFile.seeded(3, 3000, 60);
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;

  /** The command as a process of its own. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      System.exit(new CommandLine(new ReplayCommand()).execute(arguments));
    }
  }

  @Test
  void aSignalSavesThePositionAndTheNextRunPostsTheRest() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (StubGateway gateway = new StubGateway()) {
      Path file = FILE.writeTo(folder.resolve("retail.csv"));
      ReplayRig rig = new ReplayRig(folder.resolve("data"), file, gateway);
      gateway.onBatch(
          number -> {
            if (number > 12) {
              reached.countDown();
              await(released);
            }
            return number > 12 ? StubGateway.problem(503, "ended") : StubGateway.taken();
          });
      Process process = start(file, gateway);
      assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(Files.readString(folder.resolve("err"))).contains("the position is saved");
      assertThat(Files.size(folder.resolve("out"))).isZero();
      released.countDown();
      int before = gateway.events().size();
      gateway.onBatch(number -> StubGateway.taken());
      assertThat(rig.run().counts().path("posted").asInt()).isEqualTo(FILE.counts().events());
      assertThat(before).isPositive();
      Set<String> distinct = new HashSet<>();
      gateway.events().forEach(event -> distinct.add(event.path("messageId").asText()));
      assertThat(distinct).hasSize(FILE.counts().events());
      assertThat(gateway.events().size() - distinct.size()).isLessThanOrEqualTo(400);
    }
  }

  private Process start(Path file, StubGateway gateway) throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString(),
                "--mapping",
                ReplayRig.MAPPING.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--gateway-uri",
                gateway.uri().toString()))
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
