package io.placet.gateway.derived;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.log.LogPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the purposes of a contact ended last: what was read for a purpose before that is gone, and a
 * later grant starts from nothing. A restriction ends nothing, for what is restricted stays stored.
 *
 * @param offsets by purpose, in the contact's partition, of the record that ended it, or of the
 *     first one after it had ended by itself
 */
public record Endings(Map<String, Long> offsets) {
  public Endings {
    offsets = Map.copyOf(offsets);
  }

  /**
   * Of a contact's records.
   *
   * @param records in order of the log
   */
  public static Endings of(List<PlacedEntry> records, Register register) {
    Map<String, Long> offsets = new HashMap<>();
    ContactConsents consents = ContactConsents.NONE;
    for (PlacedEntry placed : records) {
      ContactRecord record = placed.governing();
      ContactConsents before = consents;
      consents = consents.apply(record, placed.offset());
      for (Purpose purpose : register.purposes()) {
        if (ends(record, purpose, register, before, consents, placed.appendedAt())) {
          offsets.put(purpose.id(), placed.offset());
        }
      }
    }
    return new Endings(offsets);
  }

  private static boolean ends(
      ContactRecord record,
      Purpose purpose,
      Register register,
      ContactConsents before,
      ContactConsents after,
      Instant at) {
    boolean stood = Admission.stands(register, purpose, before, at);
    boolean stands = Admission.stands(register, purpose, after, at);
    if (!(record instanceof ConsentRecord consent)) {
      return stood && !stands;
    }
    if (consent.state() == ConsentState.RESTRICTED) {
      return false;
    }
    if (stands) {
      // had it ended by itself, nothing said so
      return consent.state().permits() && !stood;
    }
    return stood || (consent.state().opensShutOff() && isAbout(consent, purpose, register));
  }

  /** A restriction may be about everything, and an objection is about all it is shared by. */
  private static boolean isAbout(ConsentRecord record, Purpose purpose, Register register) {
    ConsentKey key = record.key();
    return key.equals(ConsentKey.EVERYTHING)
        || key.purpose().equals(purpose.id())
        || (record.state() == ConsentState.OBJECTED
            && register.shareObjections(key, ConsentKey.of(purpose.id())));
  }

  /**
   * Whether an event still counts for a purpose.
   *
   * @param revision of contact-log up to which the gate had judged it, p@n
   */
  public boolean leaves(String purpose, String revision) {
    Long ended = offsets.get(purpose);
    return ended == null || LogPosition.parse(revision).offset() > ended;
  }
}
