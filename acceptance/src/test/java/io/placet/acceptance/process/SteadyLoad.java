package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Orders of many contacts over HTTP, at a rate, with withdrawals and new grants between them. */
final class SteadyLoad implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 50;
  private static final int SENDERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Of so many batches one is followed by a withdrawal and a new grant. */
  private static final int DECISION_EVERY = 20;

  private final Api api;
  private final int contacts;
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final AtomicLong next = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean stopped;

  SteadyLoad(Api api, int contacts) {
    this.api = api;
    this.contacts = contacts;
  }

  void grantAll() throws InterruptedException {
    ExecutorService granting = Executors.newFixedThreadPool(SENDERS * 2);
    for (int contact = 0; contact < contacts; contact++) {
      String id = contact(contact);
      granting.execute(() -> guard(() -> api.decide(id, "profiling", "GIVEN")));
    }
    granting.shutdown();
    if (!granting.awaitTermination(20, TimeUnit.MINUTES)) {
      throw new AssertionError("the grants take too long");
    }
    check();
  }

  /** Sends as fast as the gateway takes it. */
  void saturate(long seconds) {
    long begun = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds)) {
                  sendBatch();
                }
              });
      thread.start();
      threads.add(thread);
    }
    threads.forEach(SteadyLoad::join);
    check();
  }

  /** Sends at a rate until closed; behind, it does not catch up with a burst. */
  void send(double eventsPerS) {
    long intervalNs = (long) (SENDERS * BATCH * 1e9 / eventsPerS);
    for (int sender = 0; sender < SENDERS; sender++) {
      senders.execute(
          () -> {
            while (!stopped) {
              long begun = System.nanoTime();
              sendBatch();
              LockSupport.parkNanos(intervalNs - (System.nanoTime() - begun));
            }
          });
    }
  }

  long sent() {
    return next.get();
  }

  void check() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new AssertionError("the load met a failure", failed);
    }
  }

  private void sendBatch() {
    long first = next.getAndAdd(BATCH);
    guard(() -> send(first));
  }

  private void send(long first) {
    List<ObjectNode> messages = new ArrayList<>(BATCH);
    for (long number = first; number < first + BATCH; number++) {
      messages.add(order(number));
    }
    api.batch(messages);
    if (first / BATCH % DECISION_EVERY == 0) {
      String contact = contact((int) (first % contacts));
      api.withdraw(contact, "profiling");
      api.decide(contact, "profiling", "GIVEN");
    }
  }

  private ObjectNode order(long number) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("messageId", "soak-" + number)
            .put("userId", Long.toString(number % contacts))
            .put("event", "Order Completed")
            .put("timestamp", Instant.now().toString());
    message
        .putObject("properties")
        .put("order_id", "o" + number)
        .put("total", "12.50")
        .put("currency", "EUR");
    return message;
  }

  private static String contact(int number) {
    return "user:" + number;
  }

  /** Tries again for a while where it was told to, as any sender does. */
  private void guard(Runnable step) {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        try {
          step.run();
          return;
        } catch (AssertionError refused) {
          if (!String.valueOf(refused.getMessage()).contains("answered 503")
              || System.nanoTime() > end) {
            throw refused;
          }
          LockSupport.parkNanos(RETRY.toNanos());
        }
      }
    } catch (RuntimeException | AssertionError failed) {
      if (!stopped) {
        failure.compareAndSet(null, failed);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    senders.shutdown();
    try {
      if (!senders.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new AssertionError("a sender does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
