package io.placet.domain.identity;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Records;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.SampleRegister;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever may have been recorded of a contact. */
final class Histories {
  static final List<ConsentKey> KEYS = SampleRegister.REGISTER.keys().toList();

  private static final List<ConsentState> OF_EVERYTHING =
      List.of(ConsentState.RESTRICTED, ConsentState.RESTRICTION_LIFTED);
  private static final int LONGEST = 12;

  private Histories() {}

  /**
   * One record of a history.
   *
   * @param informed whether its writer had seen all that precedes it
   */
  record Step(ConsentKey key, ConsentState state, Actor actor, boolean informed) {}

  /** Histories whose record ids begin with a name. */
  static Arbitrary<ContactConsents> of(String name) {
    return steps().list().ofMaxSize(LONGEST).map(steps -> fold(name, steps));
  }

  private static Arbitrary<Step> steps() {
    // few keys, so that records of one history are about each other
    Arbitrary<ConsentKey> keys =
        Arbitraries.of(
            Stream.concat(Stream.of(ConsentKey.EVERYTHING), KEYS.stream())
                .filter(key -> !key.purpose().startsWith("account"))
                .toList());
    return keys.flatMap(
        key ->
            Combinators.combine(
                    Arbitraries.of(states(key)),
                    Arbitraries.of(Actor.class),
                    Arbitraries.of(true, true, true, false))
                .as((state, actor, informed) -> new Step(key, state, actor, informed)));
  }

  private static List<ConsentState> states(ConsentKey key) {
    return key.equals(ConsentKey.EVERYTHING) ? OF_EVERYTHING : List.of(ConsentState.values());
  }

  private static ContactConsents fold(String name, List<Step> steps) {
    ContactConsents consents = ContactConsents.NONE;
    for (Step step : steps) {
      consents = then(consents, name + (consents.newest() + 1), step);
    }
    return consents;
  }

  /** A customer who repeats what is copied, as Placet records it. */
  static ContactConsents with(ContactConsents customer, List<Copy> copies) {
    ContactConsents consents = customer;
    for (Copy copy : copies) {
      Step step = new Step(copy.key(), copy.state(), Actor.SYSTEM, true);
      consents = then(consents, "copy-of-" + copy.recordId(), step);
    }
    return consents;
  }

  private static ContactConsents then(ContactConsents consents, String id, Step step) {
    ConsentRecord record =
        new ConsentRecord(
            id,
            Records.SUBJECT,
            step.key(),
            step.state(),
            step.actor(),
            LegalBasis.CONSENT,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            step.informed() ? consents.newestOf(step.key()) : ContactConsents.NOTHING,
            step.informed() ? consents.newest() : ContactConsents.NOTHING);
    return consents.apply(record, consents.newest() + 1);
  }
}
