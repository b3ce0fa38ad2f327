package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ShutOffSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What the gate tells those behind it about what a record ends or moves. */
record GateSignals(Register register) {
  /** What a record means for what those behind the gate hold. */
  List<SpecificRecord> of(
      ContactRecord record,
      PositionedEntry entry,
      ContactConsents before,
      ContactConsents after,
      Instant now) {
    if (record instanceof ConsentRecord consent && consent.state().opensShutOff()) {
      return List.of(shutOff(consent, entry, after, now));
    }
    if (record instanceof ConsentRecord || record instanceof ContactFacts) {
      List<String> ended = ended(before, after, now);
      return ended.isEmpty() ? List.of() : List.of(new EndedSignal(ended, now));
    }
    return record instanceof EpochMoved && after.erasure().isEmpty()
        ? List.of(new EpochSignal(after.keys().epoch(), now))
        : List.of();
  }

  /** The contact was erased, and a receipt is open. */
  static ErasureSignal erasure(ContactErased erased, PositionedEntry entry, Instant now) {
    return new ErasureSignal(erased.id(), entry.getPartition(), entry.getOffset(), now);
  }

  /** A record ended purposes, and opens a receipt. */
  private ShutOffSignal shutOff(
      ConsentRecord record, PositionedEntry entry, ContactConsents after, Instant now) {
    List<String> ends =
        register.purposes().stream()
            .filter(purpose -> isAbout(record, purpose))
            .filter(purpose -> !Admission.stands(register, purpose, after, now))
            .map(Purpose::id)
            .toList();
    return new ShutOffSignal(
        record.id(),
        record.key().purpose(),
        ends,
        record.state() == ConsentState.RESTRICTED,
        entry.getPartition(),
        entry.getOffset(),
        now);
  }

  /**
   * Purposes that stand again after a record and were restricted before it, so that of them
   * something may be kept.
   */
  List<LiftedSignal> lifted(
      PositionedEntry entry, ContactConsents before, ContactConsents after, Instant now) {
    List<String> lifted =
        register.purposes().stream()
            .filter(purpose -> isRestricted(purpose, before))
            .filter(purpose -> !Admission.stands(register, purpose, before, now))
            .filter(purpose -> Admission.stands(register, purpose, after, now))
            .map(Purpose::id)
            .toList();
    return lifted.isEmpty()
        ? List.of()
        : List.of(
            new LiftedSignal(
                lifted, entry.getPartition(), entry.getOffset(), entry.getAppendedAt()));
  }

  /**
   * Purposes that stood before a record and do not stand after it, and those that it restricts no
   * longer although nothing permits them any more: what was kept of them was kept for that alone.
   */
  private List<String> ended(ContactConsents before, ContactConsents after, Instant now) {
    if (before.standings().isEmpty()) {
      return List.of();
    }
    return register.purposes().stream()
        .filter(
            purpose ->
                Admission.stands(register, purpose, before, now)
                    || (isRestricted(purpose, before) && !isRestricted(purpose, after)))
        .filter(purpose -> !Admission.stands(register, purpose, after, now))
        .map(Purpose::id)
        .toList();
  }

  /** Whether a restriction stands that is about everything, or about the purpose on a channel. */
  private static boolean isRestricted(Purpose purpose, ContactConsents consents) {
    return consents.standings().entrySet().stream()
        .filter(entry -> entry.getValue().restriction().isPresent())
        .map(Map.Entry::getKey)
        .anyMatch(key -> key.equals(ConsentKey.EVERYTHING) || key.purpose().equals(purpose.id()));
  }

  List<String> everyPurpose() {
    return register.purposes().stream().map(Purpose::id).toList();
  }

  /** A restriction may be about everything, and an objection is about all it is shared by. */
  private boolean isAbout(ConsentRecord record, Purpose purpose) {
    ConsentKey key = record.key();
    return key.equals(ConsentKey.EVERYTHING)
        || key.purpose().equals(purpose.id())
        || (record.state() == ConsentState.OBJECTED
            && register.shareObjections(key, ConsentKey.of(purpose.id())));
  }
}
