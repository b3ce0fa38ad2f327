package io.placet.gateway.reevaluate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Asks in the log for the re-evaluation of each contact whom a definition is about: so many a
 * second, few under way at a time, and no more than the stream is done with soon, so that neither a
 * consent nor a withdrawal waits long behind them. Whom it has asked for is in the log, so that
 * another gateway goes on where it was ended.
 */
final class AskContacts {
  /** Under way: an append waits behind no more of these. */
  private static final int IN_FLIGHT = 250;

  /**
   * Of what is asked for in a second so much may wait for the stream: it goes by the log's order.
   */
  private static final int PART_WAITING = 4;

  private static final Duration LOOK = Duration.ofMillis(10);

  /** Looked up and held at a time. */
  private static final int CHUNK = 5_000;

  private final ContactView view;
  private final Identities identities;
  private final Supplier<Register> register;
  private final Reevaluations.Holders holders;
  private final AskedContacts asked;
  private final LogWriter log;
  private final Applied applied;
  private final Clock clock;
  private final int perSecond;
  private final ToLongFunction<Run> waiting;
  private final IntConsumer told;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  AskContacts(
      ContactView view,
      Identities identities,
      Supplier<Register> register,
      Reevaluations.Holders holders,
      AskedContacts asked,
      LogWriter log,
      Applied applied,
      Clock clock,
      int perSecond,
      ToLongFunction<Run> waiting,
      IntConsumer told) {
    this.view = view;
    this.identities = identities;
    this.register = register;
    this.holders = holders;
    this.asked = asked;
    this.log = log;
    this.applied = applied;
    this.clock = clock;
    this.perSecond = perSecond;
    this.waiting = waiting;
    this.told = told;
  }

  /**
   * Asks for all that were not asked for yet.
   *
   * @param total told how many they are in all, as soon as they are counted
   * @param goesOn asked now and then
   * @return whether all were asked for
   */
  boolean all(Definition definition, Run run, LongConsumer total, BooleanSupplier goesOn) {
    total.accept(count(definition));
    Optional<SubjectId> last = Optional.empty();
    while (goesOn.getAsBoolean()) {
      Chunk chunk = next(definition, run, last);
      if (!post(run, chunk.subjects(), goesOn)) {
        return false;
      }
      if (chunk.isLast()) {
        return true;
      }
      last = chunk.visited();
    }
    return false;
  }

  private long count(Definition definition) {
    long[] contacts = {0};
    Register inForce = register.get();
    Instant now = clock.instant();
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          contacts[0] += concerns(definition, inForce, subject, consents, now) ? 1 : 0;
          return !Thread.currentThread().isInterrupted();
        });
    return contacts[0];
  }

  /**
   * Some contacts.
   *
   * @param visited the last that was looked at
   */
  private record Chunk(List<SubjectId> subjects, Optional<SubjectId> visited, boolean isLast) {}

  private Chunk next(Definition definition, Run run, Optional<SubjectId> after) {
    List<SubjectId> subjects = new ArrayList<>();
    List<SubjectId> visited = new ArrayList<>(List.of());
    Register inForce = register.get();
    Instant now = clock.instant();
    view.walk(
        after,
        (subject, consents) -> {
          if (concerns(definition, inForce, subject, consents, now)
              && !asked.isAsked(subject.text(), run)) {
            subjects.add(subject);
          }
          visited.clear();
          visited.add(subject);
          return subjects.size() < CHUNK;
        });
    return new Chunk(subjects, visited.stream().findFirst(), subjects.size() < CHUNK);
  }

  /** Whom it can be true of, and who may have something of it from before. */
  private boolean concerns(
      Definition definition,
      Register inForce,
      SubjectId subject,
      ContactConsents consents,
      Instant now) {
    Optional<Purpose> purpose = inForce.purpose(definition.purpose());
    return purpose.map(declared -> Admission.stands(inForce, declared, consents, now)).orElse(false)
        || holders.has(subject, consents.keys().epoch(), definition);
  }

  /** Returns once this gateway's view has read them back. */
  private boolean post(Run run, List<SubjectId> subjects, BooleanSupplier goesOn) {
    int from = 0;
    while (from < subjects.size()) {
      int room = room(run, goesOn);
      if (room == 0) {
        return false;
      }
      long begun = System.nanoTime();
      List<SubjectId> batch = subjects.subList(from, Math.min(subjects.size(), from + room));
      from += batch.size();
      batch.stream().map(subject -> ask(run, subject)).toList().forEach(CompletableFuture::join);
      told.accept(batch.size());
      long pace = Duration.ofSeconds(1).toNanos() * batch.size() / perSecond;
      long left = begun + pace - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
      }
    }
    return true;
  }

  /** How many may be asked for now, once any may; 0 if it does not go on. */
  private int room(Run run, BooleanSupplier goesOn) {
    int atOnce = Math.min(IN_FLIGHT, perSecond);
    int mostWaiting = Math.max(atOnce, perSecond / PART_WAITING);
    while (goesOn.getAsBoolean()) {
      long room = mostWaiting - waiting.applyAsLong(run);
      if (room > 0) {
        return (int) Math.min(atOnce, room);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return 0;
  }

  private CompletableFuture<Void> ask(Run run, SubjectId subject) {
    int partition = identities.partitionOf(subject);
    return log.append(
            Topic.CONTACT_LOG,
            partition,
            Keys.reevaluation(subject.text(), run.definition()),
            entries.encode(
                new ContactLogEntry(
                    new ReevaluationAsked(
                        subject.text(), run.definition(), run.version(), run.at()))))
        .thenCompose(offset -> applied.whenApplied(partition, offset + 1));
  }
}
