package io.placet.gateway.preview;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Keeping;
import io.placet.gateway.derived.Endings;
import io.placet.gateway.log.ContactView;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the sample what a withdrawal or an erasure ended, within a second, and what the
 * register keeps no longer. Two topics have no order between them, so an event may come after what
 * ended it; all contacts are gone through from time to time, and whoever reads the sample asks what
 * still counts.
 */
final class SampleSweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleSweep.class);
  private static final Duration TOUCHED = Duration.ofMillis(500);
  private static final Duration ALL = Duration.ofMinutes(10);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Sample sample;
  private final SampledContacts contacts;
  private final ContactView view;
  private final Supplier<Register> register;
  private final Supplier<Instant> streamNow;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sample-sweep"));

  SampleSweep(
      Sample sample,
      SampledContacts contacts,
      ContactView view,
      Supplier<Register> register,
      Supplier<Instant> streamNow) {
    this.sample = sample;
    this.contacts = contacts;
    this.view = view;
    this.register = register;
    this.streamNow = streamNow;
  }

  void start() {
    var unusedTouched =
        thread.scheduleWithFixedDelay(
            () -> sweep(contacts.drainTouched()),
            TOUCHED.toMillis(),
            TOUCHED.toMillis(),
            TimeUnit.MILLISECONDS);
    var unusedAll =
        thread.scheduleWithFixedDelay(
            () -> sweep(sample.subjects()), 0, ALL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sweep(Collection<SubjectId> subjects) {
    try {
      for (SubjectId subject : subjects) {
        sweep(subject);
      }
    } catch (RuntimeException failed) {
      LOG.atWarn().setCause(failed).log("The sample was not swept; it is tried again");
    }
  }

  private void sweep(SubjectId subject) {
    ContactConsents consents = view.standing(subject);
    List<PseudonymisedEvent> events = sample.events(subject);
    if (events.isEmpty()) {
      return;
    }
    if (consents.erasure().isPresent()) {
      events.forEach(event -> sample.delete(subject, event));
      return;
    }
    Register inForce = register.get();
    Endings endings = Endings.of(view.records(subject), inForce);
    Instant now = streamNow.get();
    for (PseudonymisedEvent event : events) {
      List<String> left =
          event.getPurposes().stream()
              .filter(purpose -> endings.leaves(purpose, event.getRevision()))
              .filter(purpose -> isKept(purpose, event, inForce, now))
              .toList();
      if (left.isEmpty()) {
        sample.delete(subject, event);
      } else if (left.size() < event.getPurposes().size()) {
        sample.put(subject, PseudonymisedEvent.newBuilder(event).setPurposes(left).build());
      }
    }
  }

  private static boolean isKept(
      String purpose, PseudonymisedEvent event, Register inForce, Instant now) {
    return inForce
        .purpose(purpose)
        .map(declared -> Keeping.of(declared.retention()).end(event.getOccurredAt()).isAfter(now))
        .orElse(false);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("The sweep of the sample did not end before the gateway closed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
