package io.placet.jobs.contact.differential;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which purposes stand, and which of them a record ends or lifts. */
final class PlainStanding {
  private static final Register REGISTER = Ground.REGISTER;

  static final List<String> ALL = purposes(purpose -> true);

  private PlainStanding() {}

  /** Those that a record about them shuts off. */
  static List<String> shutOff(ConsentRecord record, ContactConsents after, Instant now) {
    return purposes(purpose -> concerns(record, purpose) && !stands(purpose, after, now));
  }

  /** Those that end, and those that nothing permits any more once they are not restricted. */
  static List<String> ended(ContactConsents before, ContactConsents after, Instant now) {
    return purposes(
        purpose ->
            !stands(purpose, after, now)
                && (stands(purpose, before, now)
                    || (isRestricted(purpose, before) && !isRestricted(purpose, after))));
  }

  /** Those that were restricted and stand again. */
  static List<String> lifted(ContactConsents before, ContactConsents after, Instant now) {
    return purposes(
        purpose ->
            isRestricted(purpose, before)
                && !stands(purpose, before, now)
                && stands(purpose, after, now));
  }

  private static List<String> purposes(Predicate<Purpose> which) {
    return REGISTER.purposes().stream().filter(which).map(Purpose::id).toList();
  }

  private static boolean stands(Purpose purpose, ContactConsents under, Instant now) {
    return Admission.stands(REGISTER, purpose, under, now);
  }

  private static boolean isRestricted(Purpose purpose, ContactConsents under) {
    Stream<ConsentKey> keys =
        Stream.concat(
            Stream.of(ConsentKey.EVERYTHING, ConsentKey.of(purpose.id())),
            purpose.channels().stream().map(channel -> ConsentKey.of(purpose.id(), channel)));
    return keys.anyMatch(
        key -> under.standing(key).filter(it -> it.restriction().isPresent()).isPresent());
  }

  /** One objection is about all direct marketing, one restriction may be about everything. */
  static boolean concerns(ConsentRecord record, Purpose purpose) {
    String about = record.key().purpose();
    boolean shared =
        record.state() == ConsentState.OBJECTED
            && purpose.directMarketing()
            && REGISTER.purpose(about).map(Purpose::directMarketing).orElse(false);
    return about.equals(purpose.id()) || about.equals("*") || shared;
  }
}
