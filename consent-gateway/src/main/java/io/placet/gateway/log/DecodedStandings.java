package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of standings that were read lately mean: contacts that come often are not decoded
 * each time. Rests on nothing but the bytes that the view holds now, so it can never be out of
 * date. Each contact has one place, which it shares with others. Safe for use by many threads.
 */
final class DecodedStandings {
  /** Never changed once it is there. */
  private static final class Decoded {
    final SubjectId subject;
    final byte[] stored;
    final ContactConsents consents;

    Decoded(SubjectId subject, byte[] stored, ContactConsents consents) {
      this.subject = subject;
      this.stored = stored;
      this.consents = consents;
    }

    boolean isOf(SubjectId other, byte[] bytes) {
      return subject.equals(other) && Arrays.equals(stored, bytes);
    }
  }

  private final AtomicReferenceArray<@Nullable Decoded> places;

  /**
   * With so many places.
   *
   * @param places rounded up to a power of two; some 2 kB each
   */
  DecodedStandings(int places) {
    this.places = new AtomicReferenceArray<>(Math.max(1, Integer.highestOneBit(2 * places - 1)));
  }

  /**
   * What a contact's bytes mean.
   *
   * @param decode pure
   */
  ContactConsents of(SubjectId subject, byte[] stored, Function<byte[], ContactConsents> decode) {
    int place = subject.hashCode() & (places.length() - 1);
    Decoded known = places.get(place);
    if (known != null && known.isOf(subject, stored)) {
      return known.consents;
    }
    ContactConsents consents = decode.apply(stored);
    places.set(place, new Decoded(subject, stored, consents));
    return consents;
  }
}
