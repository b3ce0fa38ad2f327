package io.placet.jobs.contact.differential;

import static java.util.Objects.requireNonNull;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeys;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the log as a gateway does whose view is fresh. */
final class Writer {
  private static final SingleObject<ContactLogEntry> ENTRIES =
      SingleObject.of(ContactLogEntry.class);
  private static final SingleObject<LogRecordNotice> NOTICES =
      SingleObject.of(LogRecordNotice.class);
  private static final LocalDate CHILD_BORN = LocalDate.of(2015, 1, 1);

  private final Ground ground;
  private final Topics topics;
  private final Definer definer;
  private final Clock clock;
  private final int[] generations = new int[Ground.CONTACTS];
  private final Map<SubjectId, ContactConsents> view = new HashMap<>();
  private final Map<String, DataKey> keys = new HashMap<>();
  private final Set<SubjectId> destroyed = new HashSet<>();
  private int written;

  Writer(Ground ground, Topics topics, Definer definer, Clock clock) {
    this.definer = definer;
    this.ground = ground;
    this.topics = topics;
    this.clock = clock;
  }

  static SubjectId subject(int number, int generation) {
    return new SubjectId("c%d-%d-contacts-subject-".formatted(number, generation));
  }

  /** The contacts that there are or were. */
  List<SubjectId> subjects() {
    List<SubjectId> subjects = new ArrayList<>();
    for (int number = 0; number < Ground.CONTACTS; number++) {
      for (int generation = 0; generation <= generations[number]; generation++) {
        subjects.add(subject(number, generation));
      }
    }
    return subjects;
  }

  boolean areKeysDestroyed(SubjectId subject) {
    return destroyed.contains(subject);
  }

  /** A key as it was minted. */
  DataKey key(String keyId) {
    return requireNonNull(keys.get(keyId), keyId);
  }

  SubjectId subject(Step.Who who) {
    int generation = generations[who.number()];
    return subject(who.number(), who.former() && generation > 0 ? generation - 1 : generation);
  }

  /** What stands for a contact, as far as anything is written. */
  ContactConsents view(SubjectId subject) {
    return view.getOrDefault(subject, ContactConsents.NONE);
  }

  private Instant now() {
    return clock.instant();
  }

  private void append(SubjectId subject, Object body) {
    ContactLogEntry entry = new ContactLogEntry(body);
    Topics.Governs governs = new Topics.Governs(RecordCodec.toDomain(entry).orElseThrow());
    Topics.Entry appended = topics.append(subject, now(), ENTRIES.encode(entry), governs);
    view.put(subject, view(subject).apply(governs.record(), appended.offset()));
  }

  /** What a gateway does in a step; nothing in one of the job's. */
  void take(Step step) {
    if (step instanceof Step.Consent consent) {
      write(consent);
    } else if (step instanceof Step.Facts facts) {
      write(facts);
    } else if (step instanceof Step.MintKey key) {
      write(key);
    } else if (step instanceof Step.EnterEpoch epoch) {
      write(epoch);
    } else if (step instanceof Step.Erase erasure) {
      write(erasure);
    } else if (step instanceof Step.Spoil spoil) {
      write(spoil);
    } else if (step instanceof Step.Reevaluate asked) {
      write(asked);
    }
  }

  private void write(Step.Reevaluate step) {
    SubjectId subject = subject(step.who());
    int version = definer.newest(step.definition());
    if (version > 0) {
      // Definitions are told at once here: none is waited for.
      ReevaluationAsked asked =
          new ReevaluationAsked(subject.text(), step.definition(), version, Instant.EPOCH);
      topics.append(
          subject,
          now(),
          ENTRIES.encode(new ContactLogEntry(asked)),
          new Topics.Asks(step.definition(), version));
    }
  }

  private void write(Step.Consent step) {
    SubjectId subject = subject(step.who());
    ContactConsents seen = view(subject);
    ConsentKey key = step.key();
    boolean establishes = step.state() == ConsentState.BASIS_ESTABLISHED;
    written++;
    append(
        subject,
        ConsentRecorded.newBuilder()
            .setRecordId("r" + written)
            .setSchemaVersion(2)
            .setSubjectId(subject.text())
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setPurpose(key.purpose())
            .setChannel(key.channel().orElse(null))
            .setLegalBasis(establishes ? "LEGITIMATE_INTEREST" : "CONSENT")
            .setState(RecordedState.valueOf(step.state().name()))
            .setActor(RecordedActor.valueOf(step.actor().name()))
            .setActorId("test")
            .setEventTime(now())
            .setRecordedAt(now())
            .setController("test")
            .setValidUntil(step.validFor().isZero() ? null : now().plus(step.validFor()))
            .setFollows(step.informed() ? seen.newestOf(key) : ContactConsents.NOTHING)
            .setSeen(step.informed() ? seen.newest() : ContactConsents.NOTHING)
            .setEvidence(step.proven() ? List.of(RecordedEvidence.NOTICE_SHOWN) : List.of())
            .build());
  }

  private void write(Step.Facts step) {
    SubjectId subject = subject(step.who());
    append(
        subject,
        FactsRecorded.newBuilder()
            .setSubjectId(subject.text())
            .setProfessional(false)
            .setMinorBorn(step.child() ? CHILD_BORN : null)
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setActorId("test")
            .setAt(now())
            .build());
  }

  private void write(Step.MintKey step) {
    SubjectId subject = subject(step.who());
    DataKeys.Minted minted = ground.vault().dataKeys().mint(subject);
    WrappedKey wrapped = minted.wrapped();
    keys.put(wrapped.keyId(), minted.key());
    append(
        subject,
        new DataKeyRecorded(
            subject.text(),
            wrapped.keyId(),
            wrapped.slotGeneration(),
            ByteBuffer.wrap(wrapped.bytes()),
            view(subject).keys().epoch(),
            now()));
  }

  private void write(Step.EnterEpoch step) {
    SubjectId subject = subject(step.who());
    int epoch = Math.min(view(subject).keys().epoch() + step.by(), Ground.EPOCHS);
    append(subject, new EpochEntered(subject.text(), epoch, now()));
  }

  private void write(Step.Erase step) {
    SubjectId subject = subject(step.number(), generations[step.number()]);
    erase(subject);
    ground.destroyKeysOf(subject);
    destroyed.add(subject);
    generations[step.number()]++;
  }

  void erase(SubjectId subject) {
    written++;
    append(
        subject,
        new ErasureRecorded(
            "erasure" + written, subject.text(), "test", "test", now(), "token", List.of()));
  }

  private void write(Step.Spoil step) {
    SubjectId subject = subject(step.who());
    String key = subject.text() + "|broken";
    topics.append(
        subject,
        now(),
        NOTICES.encode(new LogRecordNotice(key, step.spoilt())),
        new Topics.Notice(key, step.spoilt()));
  }
}
