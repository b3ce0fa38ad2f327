package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The barrier over a log and a view that are moved by hand. */
class BarrierTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  /** A marker that was sent; the test acknowledges it. */
  private record Sent(int partition, CompletableFuture<Long> offset, long atNanos) {}

  private final List<Sent> markers = new CopyOnWriteArrayList<>();
  private final OffsetWaiters view = new OffsetWaiters(4);

  private CompletableFuture<Long> send(int partition) {
    Sent sent = new Sent(partition, new CompletableFuture<>(), System.nanoTime());
    markers.add(sent);
    return sent.offset();
  }

  private Barrier barrier(Duration spacing, Duration timeout) {
    return new Barrier(this::send, view::add, spacing, timeout);
  }

  @Test
  void aQuestionWaitsUntilEverythingBelowItsMarkerIsApplied() {
    CompletableFuture<Map<Integer, Long>> question = barrier(AT_ONCE, LONG).await(Set.of(2));

    assertThat(markers).hasSize(1);
    markers.get(0).offset().complete(7L);
    view.release(2, 6);
    assertThat(question).isNotDone();

    view.release(2, 7);
    assertThat(question).isCompletedWithValue(Map.of(2, 7L));
  }

  @Test
  void aQuestionOverSeveralPartitionsWaitsForEach() {
    CompletableFuture<Map<Integer, Long>> question = barrier(AT_ONCE, LONG).await(Set.of(1, 3));

    assertThat(markers).extracting(Sent::partition).containsExactly(1, 3);
    markers.get(0).offset().complete(4L);
    markers.get(1).offset().complete(9L);
    view.release(1, 4);
    assertThat(question).isNotDone();

    view.release(3, 20);
    assertThat(question).isCompletedWithValue(Map.of(1, 4L, 3, 9L));
  }

  @Test
  void aQuestionNeverJoinsTheRoundInFlight() {
    Barrier barrier = barrier(AT_ONCE, LONG);
    CompletableFuture<Map<Integer, Long>> first = barrier.await(Set.of(0));

    CompletableFuture<Map<Integer, Long>> second = barrier.await(Set.of(0));
    markers.get(0).offset().complete(5L);
    view.release(0, 5);

    assertThat(first).isCompletedWithValue(Map.of(0, 5L));
    assertThat(second).isNotDone();
    Eventually.holds("the next round sends its own marker", () -> markers.size() == 2);
    markers.get(1).offset().complete(8L);
    view.release(0, 8);
    assertThat(second.join()).isEqualTo(Map.of(0, 8L));
  }

  @Test
  void questionsThatComeDuringARoundShareTheNextOne() {
    Barrier barrier = barrier(AT_ONCE, LONG);
    CompletableFuture<Map<Integer, Long>> unused = barrier.await(Set.of(0));
    CompletableFuture<Map<Integer, Long>> second = barrier.await(Set.of(1));
    CompletableFuture<Map<Integer, Long>> third = barrier.await(Set.of(1));
    assertThat(markers).hasSize(1);

    markers.get(0).offset().complete(1L);
    view.release(0, 1);
    assertThat(unused).isDone();
    Eventually.holds("the next round sends its marker", () -> markers.size() == 2);
    markers.get(1).offset().complete(3L);
    view.release(1, 3);

    assertThat(second.join()).isEqualTo(third.join());
    assertThat(markers).hasSize(2);
  }

  @Test
  void anAcknowledgementThatFailsIsNeverAnAnswer() {
    Barrier barrier = barrier(AT_ONCE, LONG);
    CompletableFuture<Map<Integer, Long>> question = barrier.await(Set.of(0, 1));
    view.release(0, Long.MAX_VALUE);

    markers.get(0).offset().complete(5L);
    markers.get(1).offset().completeExceptionally(new LogUnavailableException("no offset"));
    view.release(0, Long.MAX_VALUE);

    assertThatThrownBy(question::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(LogUnavailableException.class);
    nextRoundAnswers(barrier, 2);
  }

  @Test
  void aMarkerThatCannotBeSentFailsItsRoundAndNoOther() {
    CompletableFuture<Long> healed = new CompletableFuture<>();
    Barrier barrier =
        new Barrier(
            partition -> {
              if (partition == 0) {
                throw new IllegalStateException("closed");
              }
              return healed;
            },
            view::add,
            AT_ONCE,
            LONG);

    assertThatThrownBy(() -> barrier.await(Set.of(0)).join())
        .hasCauseInstanceOf(LogUnavailableException.class);

    CompletableFuture<Map<Integer, Long>> next = barrier.await(Set.of(1));
    healed.complete(3L);
    Eventually.holds(
        "the next round waits for the view",
        () -> {
          view.release(1, 3);
          return next.isDone();
        });
    assertThat(next).isCompletedWithValue(Map.of(1, 3L));
  }

  @Test
  void aRoundThatIsNotAcknowledgedInTimeIsNeverAnAnswer() {
    CompletableFuture<Map<Integer, Long>> question = barrier(AT_ONCE, SHORT).await(Set.of(0));

    assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void aViewThatDoesNotKeepUpIsNeverAnAnswer() {
    CompletableFuture<Map<Integer, Long>> question = barrier(AT_ONCE, SHORT).await(Set.of(0));
    markers.get(0).offset().complete(5L);
    view.release(0, 4);

    assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void aLateAcknowledgementAfterATimeoutLetsTheNextRoundStart() {
    Barrier barrier = barrier(AT_ONCE, SHORT);
    CompletableFuture<Map<Integer, Long>> late = barrier.await(Set.of(0));
    assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LogUnavailableException.class);

    markers.get(0).offset().complete(5L);
    view.release(0, 5);

    assertThat(late).isCompletedExceptionally();
    nextRoundAnswers(barrier, 1);
  }

  @Test
  void aRoundThatNeverEndsDoesNotKeepTheNextFromStarting() {
    Barrier barrier = barrier(AT_ONCE, SHORT);
    CompletableFuture<Map<Integer, Long>> stuck = barrier.await(Set.of(0));
    assertThatThrownBy(() -> stuck.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LogUnavailableException.class);

    nextRoundAnswers(barrier, 1);
  }

  @Test
  void aBarrierThatIsClosedNeverAnswersWhatStillWaits() {
    Barrier barrier = barrier(AT_ONCE, LONG);
    CompletableFuture<Map<Integer, Long>> inFlight = barrier.await(Set.of(0));
    CompletableFuture<Map<Integer, Long>> waiting = barrier.await(Set.of(0));

    barrier.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThatThrownBy(() -> barrier.await(Set.of(0)).join())
        .hasCauseInstanceOf(LogUnavailableException.class);
    markers.get(0).offset().complete(5L);
    view.release(0, 5);
    assertThat(inFlight).isCompletedWithValue(Map.of(0, 5L));
    assertThat(markers).hasSize(1);
  }

  @Test
  void roundsKeepTheirDistance() {
    Duration spacing = Duration.ofMillis(30);
    Barrier barrier = barrier(spacing, LONG);

    for (int round = 0; round < 4; round++) {
      CompletableFuture<Map<Integer, Long>> question = barrier.await(Set.of(0));
      int sent = round + 1;
      Eventually.holds("a marker is sent", () -> markers.size() == sent);
      markers.get(round).offset().complete((long) round);
      view.release(0, round);
      assertThat(question.join()).containsEntry(0, (long) round);
    }

    for (int round = 1; round < 4; round++) {
      assertThat(markers.get(round).atNanos() - markers.get(round - 1).atNanos())
          .isGreaterThanOrEqualTo(spacing.toNanos());
    }
  }

  private void nextRoundAnswers(Barrier barrier, int sentBefore) {
    CompletableFuture<Map<Integer, Long>> next = barrier.await(Set.of(3));
    Eventually.holds("the next round starts", () -> markers.size() == sentBefore + 1);
    markers.get(sentBefore).offset().complete(9L);
    view.release(3, 9);
    assertThat(next.join()).isEqualTo(Map.of(3, 9L));
  }
}
