package io.placet.gateway.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A phone number in its one spelling, E.164, such as {@code +33612345678}. It has a country and a
 * length that the country's numbers have; whether the range is in use is not asked, for a range
 * that is newer than the library would else be one that nobody can withdraw by.
 *
 * @param canonical a spelling of itself
 * @param earlier the spellings that versions before this one kept the number under
 */
record PhoneNumber(String canonical, Set<String> earlier) {
  private static final int MAX_LENGTH = 40;

  /** Letters, extensions and dialled pauses are no number that a person can be told by. */
  private static final Pattern WRITTEN =
      Pattern.compile("[+\uff0b\\p{Nd}\\s\\p{Zs}\\p{Pd}()./]{1," + MAX_LENGTH + "}");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]");
  private static final Pattern EARLIER = Pattern.compile("\\+[1-9][0-9]{5,14}");
  private static final String NO_REGION = "ZZ";
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  PhoneNumber {
    earlier = Set.copyOf(earlier);
  }

  /**
   * Reads a number.
   *
   * @param region where a number without a country is meant, ISO 3166; empty: it must name its own
   * @throws AddressException if it is none
   */
  static PhoneNumber parse(String text, Optional<String> region) {
    if (region.isPresent() && !NUMBERS.getSupportedRegions().contains(region.get())) {
      throw new AddressException(
          "the country of a number that names none is two capital letters of ISO 3166, such as FR");
    }
    if (!WRITTEN.matcher(text).matches()) {
      throw notAllowed(region);
    }
    String spaced = SPACE.matcher(text).replaceAll(" ");
    Phonenumber.PhoneNumber number =
        possible(spaced, region)
            .or(() -> possible(spaced.replace("(0)", ""), region))
            .orElseThrow(() -> notAllowed(region));
    String canonical = e164(number);
    boolean stable =
        possible(canonical, Optional.empty())
            .map(PhoneNumber::e164)
            .filter(canonical::equals)
            .isPresent();
    if (!stable) {
      // zeros before zeros: more than one number might be meant
      throw notAllowed(region);
    }
    return new PhoneNumber(canonical, earlier(text, number, canonical));
  }

  private static AddressException notAllowed(Optional<String> region) {
    return new AddressException(
        region
            .map(
                known ->
                    "a phone number is written as in "
                        + known
                        + " or in international form, +33612345678")
            .orElse("a phone number is written in international form, +33612345678"));
  }

  private static String e164(Phonenumber.PhoneNumber number) {
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  private static Optional<Phonenumber.PhoneNumber> possible(String text, Optional<String> region) {
    try {
      Phonenumber.PhoneNumber number = NUMBERS.parse(text, region.orElse(NO_REGION));
      return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(number)
          : Optional.empty();
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }

  /** Earlier versions kept the digits as written, with or without a zero that is not dialled. */
  private static Set<String> earlier(
      String text, Phonenumber.PhoneNumber number, String canonical) {
    Set<String> earlier = new LinkedHashSet<>();
    earlier.add(text.replace("(0)", "").replaceAll("[\\s.()-]", ""));
    String country = "+" + number.getCountryCode();
    earlier.add(country + number.getNationalNumber());
    earlier.add(country + "0" + NUMBERS.getNationalSignificantNumber(number));
    earlier.removeIf(spelling -> !EARLIER.matcher(spelling).matches());
    earlier.remove(canonical);
    return earlier;
  }
}
