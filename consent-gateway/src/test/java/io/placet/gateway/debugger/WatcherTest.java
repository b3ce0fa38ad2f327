package io.placet.gateway.debugger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.http.ApiException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bounds of watching; nobody's values are part of it. */
class WatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Debugger debugger =
      new Debugger(
          seen -> CompletableFuture.completedFuture(seen),
          new DebuggerMetrics(new PrometheusRegistry()),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    debugger.close();
  }

  @Test
  void whoReadsTooSlowlyLosesTheNewestAndIsToldHowMany() {
    Watcher watcher = debugger.watch(View.FATES);
    for (int i = 0; i < Watcher.MAX_QUEUED + 7; i++) {
      debugger.saw(List.of(seen("T" + i)));
    }

    assertThat(next(watcher)).isEqualTo("retry: 3000\n\n");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < Watcher.MAX_QUEUED / 100; i++) {
      all.append(next(watcher));
    }
    assertThat(all).contains("\"T0\"").contains("\"T" + (Watcher.MAX_QUEUED - 1) + "\"");
    assertThat(all).doesNotContain("\"T" + Watcher.MAX_QUEUED + "\"");
    assertThat(all.toString()).endsWith("event: lost\ndata: {\"count\":7}\n\n");
  }

  @Test
  void whoWaitsIsToldAtOnceAndNowAndThenThatItIsStillThere() {
    Watcher watcher = debugger.watch(View.FATES);
    next(watcher);

    Future<Optional<Buffer>> waiting = watcher.next();
    assertThat(waiting.isComplete()).isFalse();
    debugger.saw(List.of(seen("T")));
    assertThat(text(waiting)).startsWith("event: seen\ndata: {").endsWith("}\n\n");

    Future<Optional<Buffer>> quiet = watcher.next();
    watcher.beat(NOW);
    assertThat(text(quiet)).isEqualTo(": still here\n\n");
  }

  @Test
  void aStreamEndsSoThatWhoWatchesIsAskedAgainWhoItIs() {
    Watcher watcher = debugger.watch(View.FATES);
    next(watcher);
    Future<Optional<Buffer>> waiting = watcher.next();

    watcher.beat(NOW.plus(Debugger.LIFE));

    assertThat(waiting.result()).isEmpty();
    assertThat(watcher.next().result()).isEmpty();
  }

  @Test
  void noMoreThanSoManyWatchAtOnce() {
    Watcher first = debugger.watch(View.FATES);
    for (int i = 1; i < Debugger.MAX_WATCHERS; i++) {
      var unused = debugger.watch(View.FATES);
    }
    assertThatThrownBy(() -> debugger.watch(View.FATES)).isInstanceOf(ApiException.class);

    first.close();

    assertThat(debugger.watch(View.FATES)).isNotNull();
  }

  private static Seen seen(String type) {
    return new Seen(
        NOW,
        "segment",
        "server",
        Optional.of(type),
        Optional.of(type),
        "",
        "accepted",
        List.of(),
        Optional.empty());
  }

  private static String next(Watcher watcher) {
    return text(watcher.next());
  }

  private static String text(Future<Optional<Buffer>> part) {
    return part.toCompletionStage()
        .toCompletableFuture()
        .orTimeout(5, TimeUnit.SECONDS)
        .join()
        .map(Buffer::toString)
        .orElse("");
  }
}
