package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.GatewayMarker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which gateways a receipt waits for. */
class AwaitedGatewaysTest extends ToldShutOffs {
  AwaitedGatewaysTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aGatewayThatStoppedCleanlyIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    tell(new GatewayMarker("b", 0L, clock.instant(), true));

    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatIsSilentForHalfAMinuteIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    clock.move(Duration.ofSeconds(30).minusMillis(1));
    marker("a", withdrawal + 1);
    assertThat(receipt().isComplete()).isFalse();

    clock.move(Duration.ofMillis(1));
    marker("a", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void afterARestartTheOtherGatewaysAreStillWaitedFor() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    shutOffs = open();
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isFalse();

    marker("b", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void theTimeOfThisMachineAloneTakesNoGatewayForDead() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    // as after a pause: the others have spoken, but this gateway has not heard them yet
    clock.move(Duration.ofMinutes(2));
    shutOffs.streamStopped(RECEIPT, clock.instant());
    new OverdueShutOffs(shutOffs, () -> {}).tick();
    assertThat(receipt().isComplete()).isFalse();

    marker("b", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatDiedBeforeTheStreamStoppedIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    clock.move(Duration.ofSeconds(30));
    marker("a", withdrawal + 1);

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatComesBackStopsWhatWasOpenedWhileItWasAway() {
    marker("b", 0);
    long withdrawal = withdraw();
    clock.move(Duration.ofSeconds(31));
    marker("a", withdrawal + 1);
    marker("b", withdrawal + 1);

    assertThat(receipt().gateways()).containsOnlyKeys("a", "b");
  }
}
