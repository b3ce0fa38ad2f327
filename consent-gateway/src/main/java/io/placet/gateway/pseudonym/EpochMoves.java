package io.placet.gateway.pseudonym;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves contacts into the newest epoch, a record in the log for each, no faster than the stream
 * writes their rows anew. Which contacts are still to be moved is what their keys say, so it goes
 * on after a restart by looking again, and two gateways that move at once do no harm.
 */
public final class EpochMoves implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EpochMoves.class);
  private static final int AT_ONCE = 500;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofMinutes(10);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Vault vault;
  private final Identities identities;
  private final ContactView view;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "epoch-moves"));

  public EpochMoves(
      Vault vault, Identities identities, ContactView view, LogWriter log, Clock clock) {
    this.vault = vault;
    this.identities = identities;
    this.view = view;
    this.log = log;
    this.clock = clock;
  }

  /** Resumes what a stop interrupted, and looks again from time to time. */
  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::move, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An epoch has begun. */
  void wake() {
    thread.execute(this::move);
  }

  /** How many contacts are in each epoch, as far as the view is applied. */
  Map<Integer, Integer> counted() {
    Map<Integer, Integer> contacts = new TreeMap<>();
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          contacts.merge(consents.keys().epoch(), 1, Integer::sum);
          return true;
        });
    return contacts;
  }

  private void move() {
    try {
      int epoch = vault.epoch(Pseudonyms.ANALYTICS);
      if (epoch == 1) {
        return;
      }
      List<SubjectId> behind = new ArrayList<>();
      view.walk(
          Optional.empty(),
          (subject, consents) -> {
            if (consents.keys().epoch() < epoch) {
              behind.add(subject);
            }
            return !Thread.currentThread().isInterrupted();
          });
      for (int from = 0; from < behind.size() && !Thread.currentThread().isInterrupted(); ) {
        int to = Math.min(behind.size(), from + AT_ONCE);
        behind.subList(from, to).stream()
            .map(subject -> enter(subject, epoch))
            .toList()
            .forEach(CompletableFuture::join);
        from = to;
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (RuntimeException failed) {
      LOG.atWarn().setCause(failed).log("Contacts were not all moved into the newest epoch");
    }
  }

  private CompletableFuture<Long> enter(SubjectId subject, int epoch) {
    return log.append(
        Topic.CONTACT_LOG,
        identities.partitionOf(subject),
        Keys.epoch(subject.text()),
        entries.encode(
            new ContactLogEntry(new EpochEntered(subject.text(), epoch, clock.instant()))));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("The moves into an epoch did not end before the gateway closed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
