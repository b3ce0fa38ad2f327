package io.placet.gateway.audience.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a thread for each receiver that is to be told, in the first of the live gateways: two would
 * tell one contact's entry and exit in any order.
 */
final class Receivers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);
  private static final long LOOK_MS = 200;

  private final DestinationBook book;
  private final Function<Destination, Receiver> receivers;
  private final Predicate<Destination> wanted;
  private final BooleanSupplier first;
  private final Map<String, Receiver> running = new HashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhooks");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Of a gateway.
   *
   * @param wanted which receivers there is something to tell
   * @param first whether this gateway tells
   */
  Receivers(
      DestinationBook book,
      Predicate<Destination> wanted,
      Function<Destination, Receiver> receivers,
      BooleanSupplier first) {
    this.book = book;
    this.wanted = wanted;
    this.receivers = receivers;
    this.first = first;
  }

  void start() {
    var unused =
        looking.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      running.values().removeIf(receiver -> !receiver.isRunning());
      if (!first.getAsBoolean()) {
        running.values().forEach(Receiver::stop);
        return;
      }
      for (Destination destination : book.all()) {
        if (wanted.test(destination) && !running.containsKey(destination.id())) {
          Receiver receiver = receivers.apply(destination);
          running.put(destination.id(), receiver);
          receiver.start();
        }
      }
    } catch (RuntimeException failed) {
      LOG.atWarn().setCause(failed).log("Receivers could not be looked after; tried again");
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
    try {
      looking.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    running.values().forEach(Receiver::stop);
    running.values().forEach(Receiver::close);
  }
}
