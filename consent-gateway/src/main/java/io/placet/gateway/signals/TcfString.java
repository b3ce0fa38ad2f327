package io.placet.gateway.signals;

import com.iabtcf.decoder.DecoderOption;
import com.iabtcf.decoder.TCString;
import com.iabtcf.utils.IntIterable;
import com.iabtcf.v2.PublisherRestriction;
import com.iabtcf.v2.RestrictionType;
import io.placet.domain.register.SignalKind;
import io.placet.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads strings of the IAB's Transparency and Consent Framework, version 2. A string has no
 * checksum, so whatever a consent manager would not write is taken for garbage. {@code Created} and
 * {@code LastUpdated} say the day only: they tell garbage, and order nothing.
 */
final class TcfString {
  private static final String ALLOWED =
      "tcf: a string of the IAB's framework, version 2, as a consent manager writes it";

  private static final int MAX_LENGTH = 8_192;
  private static final int PURPOSES = 11;
  private static final int RESERVED_PURPOSES = 24;
  private static final int FIRST_POLICY = 2;

  /** A later policy may number its purposes otherwise. */
  private static final int LAST_POLICY = 5;

  /** The day on which version 2 was published. */
  private static final Instant FIRST_DAY = Instant.parse("2019-08-21T00:00:00Z");

  private static final Duration ONE_DAY = Duration.ofDays(1);

  private TcfString() {}

  /**
   * The signal: yes to each purpose that is consented to, no to every other.
   *
   * @param vendor our number among the vendors; where we have one and the string does not consent
   *     to it, does not disclose it or restricts it, the answer is no
   * @throws MalformedSignalException if it is no such string
   */
  static Signal read(String text, Optional<Integer> vendor, Instant now) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new MalformedSignalException(ALLOWED);
    }
    try {
      TCString string = TCString.decode(text, DecoderOption.LAZY);
      if (!isPlausible(string, now)) {
        throw new MalformedSignalException(ALLOWED);
      }
      return new Signal(SignalKind.TCF, allowed(string, vendor), Set.of(), true);
    } catch (MalformedSignalException garbage) {
      throw garbage;
    } catch (RuntimeException broken) {
      // the decoder fails on broken bytes with whatever it meets first
      throw new MalformedSignalException(ALLOWED, broken);
    }
  }

  private static boolean isPlausible(TCString string, Instant now) {
    boolean ofItsTime =
        !string.getCreated().isBefore(FIRST_DAY)
            && !string.getLastUpdated().isBefore(FIRST_DAY)
            && !string.getCreated().isAfter(now.plus(ONE_DAY))
            && !string.getLastUpdated().isAfter(now.plus(ONE_DAY));
    boolean ofItsPolicy =
        string.getTcfPolicyVersion() >= FIRST_POLICY && string.getTcfPolicyVersion() <= LAST_POLICY;
    return string.getVersion() == 2
        && ofItsTime
        && ofItsPolicy
        && string.getCmpId() > 1
        && string.getVendorListVersion() > 0
        && isCode(string.getConsentLanguage())
        && isCode(string.getPublisherCC())
        && !hasReserved(string.getPurposesConsent())
        && !hasReserved(string.getPurposesLITransparency());
  }

  private static boolean isCode(String letters) {
    return letters.length() == 2 && letters.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static boolean hasReserved(IntIterable purposes) {
    for (int purpose = PURPOSES + 1; purpose <= RESERVED_PURPOSES; purpose++) {
      if (purposes.contains(purpose)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> allowed(TCString string, Optional<Integer> vendor) {
    Set<String> allowed = new HashSet<>();
    if (vendor.isPresent() && !isConsented(string, vendor.get())) {
      return allowed;
    }
    for (int purpose = 1; purpose <= PURPOSES; purpose++) {
      if (string.getPurposesConsent().contains(purpose)) {
        allowed.add(String.valueOf(purpose));
      }
    }
    vendor.ifPresent(
        us ->
            string.getPublisherRestrictions().stream()
                .filter(restriction -> forbids(restriction, us))
                .forEach(
                    restriction -> allowed.remove(String.valueOf(restriction.getPurposeId()))));
    return allowed;
  }

  private static boolean isConsented(TCString string, int vendor) {
    IntIterable disclosed = string.getDisclosedVendors();
    boolean hidden = !disclosed.isEmpty() && !disclosed.contains(vendor);
    return string.getVendorConsent().contains(vendor) && !hidden;
  }

  /** Consent is no ground where the publisher asks for legitimate interest, or for nothing. */
  private static boolean forbids(PublisherRestriction restriction, int vendor) {
    return restriction.getRestrictionType() != RestrictionType.REQUIRE_CONSENT
        && restriction.getVendorIds().contains(vendor);
  }
}
