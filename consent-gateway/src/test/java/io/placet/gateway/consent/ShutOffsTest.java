package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a receipt is complete, and who is told. */
class ShutOffsTest extends ToldShutOffs {
  private static final Duration LONG = Duration.ofMinutes(1);

  ShutOffsTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aReceiptIsCompleteWhenEveryLiveGatewayAndTheStreamHaveStopped() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isFalse();

    clock.move(Duration.ofSeconds(2));
    marker("b", withdrawal + 1);

    assertThat(receipt().isComplete()).isTrue();
    assertThat(completed).containsExactly(Duration.ofSeconds(2));
    assertThat(shutOffs.openCount()).isZero();
  }

  @Test
  void aMarkerAtTheWithdrawalHasNotAppliedIt() {
    long withdrawal = withdraw();

    marker("a", withdrawal);

    assertThat(receipt().gateways()).isEmpty();
  }

  @Test
  void theGatewaysAloneCompleteNothing() {
    long withdrawal = withdraw();

    marker("a", withdrawal + 1);

    assertThat(receipt().isComplete()).isFalse();
  }

  @Test
  void theStreamAloneCompletesNothing() {
    withdraw();

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(receipt().isComplete()).isFalse();
  }

  @Test
  void aRecordThatIsToldAgainAfterAKillChangesNothing() {
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isTrue();

    shutOffs = open();
    end = withdrawal;
    withdraw();

    assertThat(receipt().isComplete()).isTrue();
    assertThat(shutOffs.openCount()).isZero();
  }

  @Test
  void aStopOfTheStreamThatComesBeforeItsReceiptIsNotTaken() {
    assertThat(shutOffs.streamStopped("unknown", clock.instant())).isFalse();
  }

  @Test
  void thePointsThatHaveNotStoppedAreNamed() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    assertThat(pending(status())).containsExactly("gateway b", "stream " + ShutOffReceipt.STREAM);
    assertThat(status().toJson().getJsonArray("points")).hasSize(3);

    marker("b", withdrawal + 1);
    assertThat(pending(status())).containsExactly("stream " + ShutOffReceipt.STREAM);

    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(status().toJson().containsKey("pending")).isFalse();
  }

  @Test
  void whoWaitsIsToldAtTheCompletion() {
    long withdrawal = withdraw();
    CompletableFuture<Void> complete = shutOffs.whenComplete(RECEIPT, LONG).orElseThrow();
    marker("a", withdrawal + 1);
    assertThat(complete).isNotDone();

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(complete).isDone();
    assertThat(shutOffs.whenComplete(RECEIPT, LONG).orElseThrow()).isDone();
  }

  private static List<String> pending(ShutOffStatus status) {
    return status.pending().stream()
        .map(JsonObject.class::cast)
        .map(point -> point.getString("kind") + " " + point.getString("id"))
        .toList();
  }
}
