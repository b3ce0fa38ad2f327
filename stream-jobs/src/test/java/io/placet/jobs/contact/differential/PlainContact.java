package io.placet.jobs.contact.differential;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Expiries;
import io.placet.domain.verdict.Expiry;
import io.placet.domain.verdict.Reach;
import io.placet.schemas.avro.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One contact at the gate. */
final class PlainContact {
  private static final Register REGISTER = Ground.REGISTER;
  private static final Duration DUPLICATES = Duration.ofHours(24);

  /**
   * An event that cannot be judged yet.
   *
   * @param since when its bounded wait began; null while the log has not been caught up with
   */
  private record Waiting(Topics.Sent sent, @Nullable Instant since) {}

  private final PlainJob job;
  private final SubjectId subject;
  private final PlainProfile profile;
  private final Map<String, Instant> seen;
  private final List<Waiting> waiting;
  private final Set<String> broken;
  private ContactConsents consents = ContactConsents.NONE;

  /** Until when it was told what ended by itself. */
  private Instant told = Instant.MIN;

  PlainContact(PlainJob job, SubjectId subject) {
    this(
        job,
        subject,
        new PlainProfile(job, subject),
        new HashMap<>(),
        new ArrayList<>(),
        new HashSet<>());
  }

  private PlainContact(
      PlainJob job,
      SubjectId subject,
      PlainProfile profile,
      Map<String, Instant> seen,
      List<Waiting> waiting,
      Set<String> broken) {
    this.job = job;
    this.subject = subject;
    this.profile = profile;
    this.seen = seen;
    this.waiting = waiting;
    this.broken = broken;
  }

  PlainContact copy() {
    PlainContact copy =
        new PlainContact(
            job,
            subject,
            profile.copy(),
            new HashMap<>(seen),
            new ArrayList<>(waiting),
            new HashSet<>(broken));
    copy.consents = consents;
    copy.told = told;
    return copy;
  }

  PlainProfile profile() {
    return profile;
  }

  /** How much is kept: what stands, when it ends, ids, what waits, and what cannot be read. */
  int entries() {
    return (consents.equals(ContactConsents.NONE) ? 0 : 1)
        + (changesByItself() ? 1 : 0)
        + (seen.isEmpty() ? 0 : 1)
        + (waiting.isEmpty() ? 0 : 1)
        + (broken.isEmpty() ? 0 : 1);
  }

  private boolean changesByItself() {
    return Expiries.next(REGISTER, consents, told).isPresent()
        || Reach.nextChange(REGISTER, consents, told).isPresent();
  }

  private int epoch() {
    return consents.keys().epoch();
  }

  void read(Topics.Entry entry) {
    if (entry.offset() <= consents.newest()) {
      return;
    }
    boolean mayReach =
        !broken.isEmpty()
            || (entry.content() instanceof Topics.Notice notice && notice.unreadable())
            || (entry.content() instanceof Topics.Governs governs
                && (governs.record() instanceof ConsentRecord
                    || governs.record() instanceof ContactFacts));
    List<String> reach = mayReach ? reach(entry.at()) : List.of();
    ContactConsents before = consents;
    if (entry.content() instanceof Topics.Notice notice && consents.erasure().isEmpty()) {
      if (!notice.unreadable()) {
        broken.remove(notice.key());
      } else if (broken.add(notice.key())) {
        profile.expire(PlainStanding.ALL, job.now(), epoch());
      }
    } else if (entry.content() instanceof Topics.Governs governs) {
      apply(governs.record(), entry);
    } else if (entry.content() instanceof Topics.Asks asks) {
      ask(asks, entry);
    }
    if (mayReach && consents.erasure().isEmpty() && !reach.equals(reach(entry.at()))) {
      profile.reach(reach(entry.at()), entry.at(), epoch());
    }
    profile.lift(
        PlainStanding.lifted(before, consents, job.now()), entry.at(), epoch(), entry.revision());
    // Whoever waited for the record goes first; then its contact's own time goes on.
    release();
    look();
  }

  private List<String> reach(Instant at) {
    return broken.isEmpty() ? Reach.of(REGISTER, consents, at) : List.of();
  }

  /** Who is to be judged anew is told its reach before. */
  private void ask(Topics.Asks asks, Topics.Entry entry) {
    if (consents.newest() == ContactConsents.NOTHING || consents.erasure().isPresent()) {
      return;
    }
    tellUntil(entry.at());
    told = entry.at();
    profile.reach(reach(entry.at()), entry.at(), epoch());
    profile.reevaluate(
        new PlainProfile.Waiting(
            asks.definition(), asks.version(), entry.partition(), entry.offset()),
        epoch());
  }

  private void apply(ContactRecord record, Topics.Entry entry) {
    tellUntil(entry.at());
    ContactConsents before = consents;
    if (record instanceof ContactErased erased) {
      waiting.forEach(held -> withhold(held.sent(), "erased"));
      waiting.clear();
      seen.clear();
      broken.clear();
      job.forgetKeys(
          before.keys().wrapped().stream().map(WrappedKey::keyId).collect(Collectors.toSet()));
      profile.erase(epoch(), job.now(), entry.revision());
      consents = before.apply(record, entry.offset());
      passed(erased.id(), ConsentKey.EVERYTHING.purpose(), entry);
      return;
    }
    consents = before.apply(record, entry.offset());
    if (record instanceof EpochMoved && consents.erasure().isEmpty()) {
      profile.enterEpoch(epoch());
    }
    if (record instanceof ConsentRecord || record instanceof ContactFacts) {
      told = entry.at();
    }
    if (record instanceof ConsentRecord consent && consent.state().opensShutOff()) {
      boolean keeps = consent.state() == ConsentState.RESTRICTED;
      profile.shutOff(
          PlainStanding.shutOff(consent, consents, job.now()),
          keeps,
          job.now(),
          epoch(),
          entry.revision());
      passed(consent.id(), consent.key().purpose(), entry);
    } else if (record instanceof ConsentRecord || record instanceof ContactFacts) {
      profile.expire(PlainStanding.ended(before, consents, job.now()), job.now(), epoch());
    }
  }

  private void passed(String receipt, String purpose, Topics.Entry entry) {
    job.out(Outcome.passed(receipt, purpose, entry.partition(), entry.offset(), job.now()));
  }

  private void tellUntil(Instant until) {
    for (Optional<Instant> next = nextTurn(until); next.isPresent(); next = nextTurn(until)) {
      Instant at = next.get();
      Optional<Expiry> expiry = Expiries.next(REGISTER, consents, told);
      expiry
          .filter(ends -> ends.at().equals(at))
          .ifPresent(ends -> profile.expire(ends.purposes(), at, epoch()));
      if (broken.isEmpty()
          && Reach.nextChange(REGISTER, consents, told).filter(at::equals).isPresent()) {
        profile.reach(Reach.of(REGISTER, consents, at), at, epoch());
      }
      told = at;
    }
    told = until.isAfter(told) ? until : told;
  }

  /** When next something ends, or the reach is another, by itself. */
  private Optional<Instant> nextTurn(Instant until) {
    return Stream.concat(
            Expiries.next(REGISTER, consents, told).map(Expiry::at).stream(),
            Reach.nextChange(REGISTER, consents, told).stream())
        .filter(at -> !at.isAfter(until))
        .min(Comparator.naturalOrder());
  }

  void read(Topics.Sent sent) {
    if (consents.erasure().isPresent()) {
      withhold(sent, "erased");
      return;
    }
    String id = sent.envelope().getEventId();
    Instant at = sent.received().getAppendedAt();
    Instant first = seen.get(id);
    if (first != null && !at.isAfter(first.plus(DUPLICATES))) {
      return;
    }
    seen.put(id, at);
    waiting.add(new Waiting(sent, null));
    release();
  }

  /** What is due is told, and what waits no longer is judged. */
  void look() {
    if (job.isCaughtUp()) {
      tellUntil(job.now());
      release();
    }
  }

  /** In their order, as far as they rest on what is applied or have waited for too long. */
  private void release() {
    if (!job.isCaughtUp()) {
      return;
    }
    while (!waiting.isEmpty()) {
      Waiting head = waiting.get(0);
      boolean over =
          head.since() != null && !job.now().isBefore(head.since().plus(Ground.PROVING_TIME));
      if (head.sent().envelope().getRestsOn() <= consents.newest()) {
        judge(head.sent());
      } else if (over) {
        withhold(head.sent(), broken.isEmpty() ? "unproven" : "unreadable_record");
      } else {
        break;
      }
      waiting.remove(0);
    }
    waiting.replaceAll(held -> held.since() == null ? new Waiting(held.sent(), job.now()) : held);
  }

  private void judge(Topics.Sent sent) {
    EventEnvelope event = sent.envelope();
    Optional<EventType> type = REGISTER.eventType(event.getType());
    if (!broken.isEmpty()) {
      withhold(sent, "unreadable_record");
    } else if (type.isEmpty()) {
      withhold(sent, "undeclared_purpose");
    } else {
      Admission admission =
          Admission.judge(REGISTER, type.get(), event.getPurposes(), consents, job.now());
      if (admission instanceof Admission.Withheld withheld) {
        withhold(sent, withheld.reason().wireName());
      } else if (admission instanceof Admission.Admitted admitted) {
        new PlainPseudonyms(job, subject, consents).pass(sent, admitted.purposes(), profile);
      }
    }
  }

  private void withhold(Topics.Sent sent, String reason) {
    job.out(Outcome.withheld(sent.envelope().getType(), reason));
  }
}
