package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ShutOffSignal;
import java.time.Instant;
import java.util.List;

/** What the gate tells those behind it about purposes that stand no longer. */
record GateSignals(Register register) {
  /** A record ended purposes, and opens a receipt. */
  ShutOffSignal shutOff(
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

  /** Purposes that stood before a record and do not stand after it. */
  List<String> ended(ContactConsents before, ContactConsents after, Instant now) {
    if (before.standings().isEmpty()) {
      return List.of();
    }
    return register.purposes().stream()
        .filter(purpose -> Admission.stands(register, purpose, before, now))
        .filter(purpose -> !Admission.stands(register, purpose, after, now))
        .map(Purpose::id)
        .toList();
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
