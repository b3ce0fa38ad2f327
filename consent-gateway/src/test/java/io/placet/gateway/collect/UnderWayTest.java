package io.placet.gateway.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.http.ApiException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  private final CollectMetrics metrics = new CollectMetrics(new PrometheusRegistry());
  private final UnderWay underWay = new UnderWay(2, 100, metrics);

  @Test
  void moreAtOnceThanThereIsRoomForIsTurnedAwayUntilOneIsDone() {
    CompletableFuture<String> first = new CompletableFuture<>();
    for (CompletableFuture<String> work : List.of(first, new CompletableFuture<String>())) {
      var unused = underWay.run(1, () -> work);
    }

    turnedAway(1);
    first.complete("done");

    assertThat(underWay.run(1, () -> CompletableFuture.completedFuture("in"))).isCompleted();
  }

  @Test
  void soAreMoreBytes() {
    CompletableFuture<String> large = new CompletableFuture<>();
    var unused = underWay.run(90, () -> large);

    turnedAway(11);
    large.completeExceptionally(new IllegalStateException("failed"));

    assertThat(underWay.run(11, () -> CompletableFuture.completedFuture("in"))).isCompleted();
  }

  @Test
  void oneAloneFitsWhateverItsSize() {
    assertThat(underWay.run(1_000, () -> CompletableFuture.completedFuture("in"))).isCompleted();
  }

  @Test
  void whatFailsToBeginLeavesItsRoom() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  underWay.run(
                      1,
                      () -> {
                        throw new IllegalStateException("not begun");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private void turnedAway(long size) {
    assertThatThrownBy(() -> underWay.run(size, () -> CompletableFuture.completedFuture("in")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("send again");
  }
}
