package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.consent.ShutOffQuery.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that are not complete in time. */
class OverdueShutOffsTest extends ToldShutOffs {
  OverdueShutOffsTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aReceiptIsOverdueFromItsDeadlineUntilItIsComplete() {
    AtomicInteger raised = new AtomicInteger();
    OverdueShutOffs overdue = new OverdueShutOffs(shutOffs, raised::incrementAndGet);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    clock.move(DEADLINE.minusMillis(1));
    overdue.tick();
    assertThat(raised).hasValue(0);
    assertThat(status().overdue()).isFalse();

    clock.move(Duration.ofMillis(1));
    overdue.tick();
    overdue.tick();
    assertThat(raised).hasValue(1);
    assertThat(shutOffs.overdueCount()).isEqualTo(1);
    assertThat(shutOffs.oldestOpen()).isEqualTo(DEADLINE);
    assertThat(ids(State.OVERDUE)).containsExactly(RECEIPT);
    assertThat(status().toJson().getBoolean("overdue")).isTrue();

    marker("b", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(shutOffs.overdueCount()).isZero();
    assertThat(shutOffs.oldestOpen()).isZero();
    assertThat(ids(State.OVERDUE)).isEmpty();
    assertThat(status().toJson().getBoolean("overdue")).isFalse();
  }

  @Test
  void aReceiptThatIsCompleteInTimeIsNeverRaised() {
    AtomicInteger raised = new AtomicInteger();
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    clock.move(DEADLINE.multipliedBy(2));
    new OverdueShutOffs(shutOffs, raised::incrementAndGet).tick();

    assertThat(raised).hasValue(0);
  }

  @Test
  void whatIsOverdueIsSoAfterARestart() {
    withdraw();
    clock.move(DEADLINE);

    shutOffs = open();
    new OverdueShutOffs(shutOffs, () -> {}).tick();

    assertThat(status().overdue()).isTrue();
    assertThat(shutOffs.overdueCount()).isEqualTo(1);
  }
}
