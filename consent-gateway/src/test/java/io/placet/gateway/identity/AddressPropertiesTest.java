package io.placet.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent as an address: read into one spelling, or refused with the one exception. */
class AddressPropertiesTest {
  private static final Optional<String> FRANCE = Optional.of("FR");
  private static final Set<String> SAID =
      Set.of(
          message(() -> EmailAddress.parse("")),
          message(() -> EmailAddress.parse("a@\u00df.de")),
          message(() -> PhoneNumber.parse("", FRANCE)));
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final List<String> REGIONS =
      List.copyOf(new TreeSet<>(NUMBERS.getSupportedRegions()));

  @Property(tries = 1000)
  void anyTextIsAnEmailAddressInOneSpellingOrRefusedWithoutRepeatingIt(
      @ForAll("emailLike") String text) {
    try {
      EmailAddress read = EmailAddress.parse(text);
      assertThat(EmailAddress.parse(read.canonical()).canonical()).isEqualTo(read.canonical());
      assertThat(read.canonical()).isEqualTo(read.canonical().strip());
    } catch (AddressException refused) {
      assertThat(SAID).contains(refused.getMessage());
    }
  }

  @Property(tries = 1000)
  void anyTextIsAPhoneNumberInOneSpellingOrRefusedWithoutRepeatingIt(
      @ForAll("phoneLike") String text) {
    try {
      PhoneNumber read = PhoneNumber.parse(text, FRANCE);
      assertThat(read.canonical()).matches("\\+[1-9][0-9]{2,14}");
      assertThat(PhoneNumber.parse(read.canonical(), Optional.empty()).canonical())
          .isEqualTo(read.canonical());
    } catch (AddressException refused) {
      assertThat(SAID).contains(refused.getMessage());
    }
  }

  @Property
  void caseAndSpaceDoNotMatterInAnEmailAddress(@ForAll("emails") String email) {
    String canonical = EmailAddress.parse(email).canonical();

    assertThat(
            EmailAddress.parse("  " + email.toUpperCase(java.util.Locale.ROOT) + "\t").canonical())
        .isEqualTo(canonical);
  }

  @Property
  void anEmailAddressIsFoundUnderWhatTheFirstVersionKept(@ForAll("emails") String email) {
    EmailAddress read = EmailAddress.parse(email);

    assertThat(EarlierSpellings.ofEmail(email))
        .hasValueSatisfying(kept -> assertThat(spellings(read)).contains(kept));
  }

  @Property
  void aPhoneNumberIsFoundUnderWhatTheFirstVersionKept(@ForAll("phones") String phone) {
    PhoneNumber read = PhoneNumber.parse(phone, FRANCE);

    EarlierSpellings.ofPhone(phone).ifPresent(kept -> assertThat(spellings(read)).contains(kept));
  }

  @Property
  void aNumberInInternationalFormKeepsItsAlias(@ForAll("regions") String region) {
    example(region, PhoneNumberType.MOBILE)
        .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
        .ifPresent(
            e164 ->
                assertThat(EarlierSpellings.ofPhone(e164))
                    .contains(PhoneNumber.parse(e164, FRANCE).canonical()));
  }

  @Provide
  Arbitrary<String> emailLike() {
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(24);
    return Arbitraries.oneOf(
        anything,
        Combinators.combine(anything, anything).as((name, domain) -> name + "@" + domain),
        Combinators.combine(anything, Arbitraries.of("example.org", "m\u00fcller.example"))
            .as((name, domain) -> name + "@" + domain),
        Combinators.combine(
                Arbitraries.strings()
                    .withChars("aA\u00e9\u0301\u0130\u03a3\u212a.+'\"\\ \u3002\uff0e[]")
                    .ofMaxLength(12),
                Arbitraries.strings()
                    .withChars("aZ-\u00fc\u0308\u0130\u03c3.\u3002\u00df\u200d\ud83d\ude001[]:")
                    .ofMaxLength(80))
            .as((name, domain) -> name + "@" + domain + ".org"));
  }

  @Provide
  Arbitrary<String> phoneLike() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(48),
        Arbitraries.strings().withChars("0123456789+ ()-./\u0663\uff0bext;=").ofMaxLength(24),
        Arbitraries.strings().numeric().ofLength(9).map(digits -> "+33" + digits),
        Arbitraries.strings().withChars("001234567890").ofMaxLength(15).map(digits -> "+" + digits),
        Arbitraries.strings().numeric().ofLength(9).map(digits -> "0" + digits));
  }

  @Provide
  Arbitrary<String> emails() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withChars("abcXYZ019_\u00e9\u00c9\u00f1")
            .ofMinLength(1)
            .ofMaxLength(20);
    Arbitrary<String> label =
        Arbitraries.strings()
            .withChars("abzAZ09\u00fc\u00dc\u00e9\u4e2d")
            .ofMinLength(1)
            .ofMaxLength(12);
    return Combinators.combine(
            name, Arbitraries.of("", ".x", "+shop"), label, Arbitraries.of("org", "example", "FR"))
        .as((local, more, domain, top) -> local + more + "@" + domain + "." + top);
  }

  @Provide
  Arbitrary<String> phones() {
    return regions()
        .flatMap(
            region ->
                Combinators.combine(
                        Arbitraries.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE),
                        Arbitraries.of(PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL),
                        spellings())
                    .as(
                        (type, format, spelling) ->
                            example(region, type)
                                .map(number -> spelling.apply(NUMBERS.format(number, format)))
                                .orElse("+33 6 12 34 56 78")));
  }

  private static Arbitrary<UnaryOperator<String>> spellings() {
    return Arbitraries.of(
        number -> number,
        number -> number.replace(' ', '.'),
        number -> number.replaceFirst(" ", " (0)").replace("(0)0", "(0)"),
        number -> "(" + number.replaceFirst(" ", ") "));
  }

  @Provide
  Arbitrary<String> regions() {
    return Arbitraries.of(REGIONS);
  }

  private static Optional<Phonenumber.PhoneNumber> example(String region, PhoneNumberType type) {
    return Optional.ofNullable(NUMBERS.getExampleNumberForType(region, type));
  }

  private static Set<String> spellings(EmailAddress read) {
    Set<String> all = new TreeSet<>(read.earlier());
    all.add(read.canonical());
    return all;
  }

  private static Set<String> spellings(PhoneNumber read) {
    Set<String> all = new TreeSet<>(read.earlier());
    all.add(read.canonical());
    return all;
  }

  private static String message(Runnable refused) {
    try {
      refused.run();
    } catch (AddressException told) {
      return String.valueOf(told.getMessage());
    }
    throw new IllegalStateException("not refused");
  }
}
