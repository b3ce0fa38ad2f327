package io.placet.gateway.consent;

import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers that take a walk over all contacts: one walk at a time, away from the event loop, and
 * whoever asks the same within {@link #KEPT} gets the same answer.
 */
public final class Surveys implements AutoCloseable {
  static final Duration KEPT = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 4;

  private record Asked(CompletableFuture<JsonObject> answer, CompletableFuture<Instant> done) {
    boolean isFresh(Instant now) {
      return !done.isDone()
          || (!answer.isCompletedExceptionally() && now.isBefore(done.join().plus(KEPT)));
    }
  }

  private final Clock clock;
  private final ThreadPoolExecutor walker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "consent-survey");
            thread.setDaemon(true);
            return thread;
          });

  /** Holds what is waited for and what was answered lately, no more: walks bound their number. */
  private final Map<String, Asked> asked = new HashMap<>();

  public Surveys(Clock clock) {
    this.clock = clock;
  }

  /**
   * Answers a question.
   *
   * @param question names it; equal questions share an answer
   * @param walk makes the answer, on another thread
   * @throws ApiException if too many others wait
   */
  synchronized CompletableFuture<JsonObject> ask(String question, Supplier<JsonObject> walk) {
    Instant now = clock.instant();
    asked.values().removeIf(earlier -> !earlier.isFresh(now));
    Asked same = asked.get(question);
    if (same != null) {
      return same.answer();
    }
    try {
      CompletableFuture<JsonObject> answer = CompletableFuture.supplyAsync(walk, walker);
      CompletableFuture<Instant> done = answer.handle((made, failed) -> clock.instant());
      asked.put(question, new Asked(answer, done));
      return answer;
    } catch (RejectedExecutionException full) {
      throw ApiException.unavailable("too many questions about all contacts wait; try again");
    }
  }

  @Override
  public void close() {
    walker.shutdownNow();
  }
}
