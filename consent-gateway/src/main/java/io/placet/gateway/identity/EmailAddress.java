package io.placet.gateway.identity;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * An e-mail address in its one spelling: trimmed, lower case, NFC, an internationalised domain in
 * ASCII. What stands before the {@code @} is the provider's to interpret: dots and a {@code +} make
 * another address.
 *
 * @param canonical a spelling of itself
 * @param earlier the spellings that versions before this one kept the address under
 */
record EmailAddress(String canonical, Set<String> earlier) {
  private static final String ALLOWED = "an e-mail address looks like name@example.org";

  /** RFC 5321: 64 before the {@code @}, 255 after it. */
  private static final int MAX_LENGTH = 320;

  /**
   * IDNA 2003, which the language has, maps these letters onto others, but they are names of their
   * own today (RFC 5894, section 7.2): rather than take one for the other, the domain is asked for
   * in ASCII.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

  /** With the top-level domains that RFC 2606 keeps for tests and documents. */
  private static final EmailValidator VALIDATOR =
      new EmailValidator(
          false,
          false,
          DomainValidator.getInstance(
              false,
              List.of(
                  new DomainValidator.Item(
                      ArrayType.GENERIC_PLUS, new String[] {"example", "test"}))));

  EmailAddress {
    earlier = Set.copyOf(earlier);
  }

  /**
   * Reads an address.
   *
   * @throws AddressException if it is none
   */
  static EmailAddress parse(String text) {
    if (text.length() > MAX_LENGTH || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new AddressException(ALLOWED);
    }
    String spelled = lower(text.strip());
    int at = spelled.lastIndexOf('@');
    if (at < 1) {
      throw new AddressException(ALLOWED);
    }
    String name = spelled.substring(0, at);
    String domain = ascii(spelled.substring(at + 1));
    String canonical = name + "@" + domain;
    if (!VALIDATOR.isValid(canonical)) {
      throw new AddressException(ALLOWED);
    }
    return new EmailAddress(canonical, earlier(spelled, name, domain, canonical));
  }

  /** Lower case first: it may leave a letter and its accent apart. */
  private static String lower(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static String ascii(String domain) {
    if (AMBIGUOUS.matcher(domain).find()) {
      throw new AddressException(
          "a domain with \u00df, \u03c2 or a joiner is written in ASCII, such as name@xn--strae-oqa.example");
    }
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unspellable) {
      throw new AddressException(ALLOWED);
    }
  }

  private static Set<String> earlier(String spelled, String name, String domain, String canonical) {
    Set<String> earlier = new LinkedHashSet<>();
    earlier.add(spelled);
    unicode(domain).map(spelling -> lower(name + "@" + spelling)).ifPresent(earlier::add);
    earlier.remove(canonical);
    return earlier;
  }

  private static Optional<String> unicode(String domain) {
    try {
      return Optional.of(IDN.toUnicode(domain));
    } catch (IllegalArgumentException | IndexOutOfBoundsException unspellable) {
      return Optional.empty();
    }
  }
}
