package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.audience.webhook.Destination.State;
import io.placet.gateway.audience.webhook.Teller.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver, on a thread of its own: whose standing may have changed is read from where it
 * stopped, each is told until the receiver has it, and only then its place moves on.
 */
final class Receiver implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int TOGETHER = 16;
  private static final long JOIN_MS = 20_000;

  /** Before it is begun again what failed, such as a broker that is away. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** Makes one attempt to tell a receiver of some contacts, on the receiver's own thread. */
  interface Telling {
    /**
     * One attempt.
     *
     * @param granted for whom earlier attempts had room in the quota; those of this one join them
     * @return those to try again
     */
    Result tell(
        Destination destination,
        Audience audience,
        List<Occasion> occasions,
        Why why,
        Set<SubjectId> granted);
  }

  /**
   * What all receivers of a gateway share.
   *
   * @param writer complete once a receiver is recorded
   * @param changes the occasions of what was read
   */
  record Parts(
      DestinationBook book,
      Function<Destination, CompletableFuture<Void>> writer,
      Function<String, Optional<Audience>> audiences,
      BiFunction<Audience, ConsumerRecords<byte[], byte[]>, List<Occasion>> changes,
      Telling teller,
      Again.Parts again,
      Supplier<CompletableFuture<Void>> viewsCaughtUp,
      WebhookMetrics metrics,
      Patience patience,
      Clock clock,
      RandomGenerator random) {}

  private final String id;
  private final Feed feed;
  private final Parts parts;
  private final Again again;
  private final Thread thread;
  private volatile boolean closing;
  private int replays;

  Receiver(Destination destination, Feed feed, Parts parts) {
    this.id = destination.id();
    this.replays = destination.record().getReplay();
    this.feed = feed;
    this.parts = parts;
    this.again = new Again(id, parts.again());
    this.thread = new Thread(this, "webhook-" + id);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public void run() {
    try (feed) {
      while (!closing && goesOn()) {
        round();
      }
    } catch (WakeupException woken) {
      // close() asked for it
    } catch (RuntimeException failed) {
      LOG.atWarn()
          .setCause(failed)
          .addKeyValue("destination", id)
          .log("A receiver is no longer told; it begins again where it stopped");
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }

  private boolean goesOn() {
    return parts.book().find(id).filter(Destination::isTold).flatMap(this::audience).isPresent();
  }

  private Optional<Audience> audience(Destination destination) {
    return parts.audiences().apply(destination.audience());
  }

  private Destination destination() {
    return parts.book().find(id).orElseThrow(() -> new StoppedException());
  }

  private void round() {
    try {
      beginReplay();
      ConsumerRecords<byte[], byte[]> records = feed.poll();
      Audience audience = audience(destination()).orElseThrow(StoppedException::new);
      Why why = feed.isReplayed(records) ? Why.REPLAYED : Why.CHANGED;
      tell(parts.changes().apply(audience, records), why);
      again.round(destination().answeredForBy(), this::tell);
      if (!records.isEmpty()) {
        feed.settled();
      }
    } catch (StoppedException stopped) {
      closing = true;
    }
  }

  private void beginReplay() {
    Destination destination = destination();
    int asked = destination.record().getReplay();
    Instant from = destination.record().getReplayFrom();
    if (asked > replays && from != null && feed.isAssigned()) {
      replays = asked;
      feed.replay(from);
    }
  }

  private void tell(List<Occasion> occasions, Why why) {
    if (!occasions.isEmpty()) {
      parts.viewsCaughtUp().get().join();
    }
    for (int begin = 0; begin < occasions.size(); begin += TOGETHER) {
      settle(occasions.subList(begin, Math.min(begin + TOGETHER, occasions.size())), why);
    }
  }

  private void settle(List<Occasion> occasions, Why why) {
    Set<SubjectId> granted = new HashSet<>();
    List<Occasion> pending = occasions;
    int failures = 0;
    while (!pending.isEmpty()) {
      Destination destination = stillTold();
      Result result = attempt(destination, pending, why, granted);
      if (result.gone()) {
        change(destination, State.GONE, Optional.of("status 410"));
        throw new StoppedException();
      }
      pending = result.failed();
      if (pending.isEmpty()) {
        recovered(destination);
        return;
      }
      failures++;
      Attempt.Failed last = result.last().orElseThrow();
      if (parts.patience().givesUp(failures, last)) {
        parts.metrics().givenUp(id, pending.size());
        LOG.atWarn()
            .addKeyValue("destination", id)
            .addKeyValue("count", pending.size())
            .addKeyValue("why", last.why())
            .log("A receiver calls messages wrong; they are given up");
        return;
      }
      if (failures >= Patience.FAILING && destination.state() == State.ACTIVE) {
        change(destination, State.FAILING, Optional.of(last.why()));
      }
      letPass(parts.patience().next(failures, last.asked(), parts.random()));
    }
  }

  private Result attempt(
      Destination destination, List<Occasion> pending, Why why, Set<SubjectId> granted) {
    try {
      Audience audience = audience(destination).orElseThrow(StoppedException::new);
      return parts.teller().tell(destination, audience, pending, why, granted);
    } catch (CompletionException unproven) {
      // nothing may be said that cannot be proven
      return new Result(
          pending,
          Optional.of(
              new Attempt.Failed("nothing can be proven now", Optional.empty(), false, false)),
          false);
    }
  }

  private void recovered(Destination destination) {
    if (destination.state() == State.FAILING) {
      change(destination, State.ACTIVE, Optional.empty());
    }
  }

  private Destination stillTold() {
    Destination destination = destination();
    if (closing || !destination.isTold()) {
      throw new StoppedException();
    }
    return destination;
  }

  /** Who changed it last answers for it still: the gateway only says how it goes. */
  private void change(Destination destination, State state, Optional<String> why) {
    Destination changed = destination.in(state, why, destination.answeredForBy(), now());
    parts.writer().apply(changed).join();
  }

  private void letPass(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (System.nanoTime() < end) {
      stillTold();
      feed.pause();
    }
    feed.resume();
  }

  private Instant now() {
    return Instant.ofEpochMilli(parts.clock().millis());
  }

  /** Its place is kept. */
  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Asks it to stop; {@link #close} waits for it. */
  void stop() {
    closing = true;
    feed.wakeUp();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
