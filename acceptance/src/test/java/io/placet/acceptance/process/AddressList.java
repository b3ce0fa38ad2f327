package io.placet.acceptance.process;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every address that there may be, as an attacker lists them. */
final class AddressList {
  private static final String PREFIX = "+33612";
  private static final int NUMBERS = 1_000_000;
  private static final int ADDRESSES = 5_000;

  static final List<String> PHONES = phones();
  static final List<String> EMAILS = emails();

  private AddressList() {}

  private static List<String> phones() {
    return IntStream.range(0, NUMBERS).mapToObj(n -> "%s%06d".formatted(PREFIX, n)).toList();
  }

  private static List<String> emails() {
    List<String> first =
        List.of("marie", "jean", "anne", "luc", "paul", "lea", "hugo", "emma", "louis", "chloe");
    List<String> last =
        List.of(
            "martin", "bernard", "dubois", "thomas", "robert", "richard", "petit", "durand",
            "leroy", "moreau");
    List<String> hosts = List.of("orange.fr", "free.fr", "gmail.com", "laposte.net", "wanadoo.fr");
    return IntStream.range(0, ADDRESSES)
        .mapToObj(
            n ->
                first.get(n % 10)
                    + "."
                    + last.get(n / 10 % 10)
                    + (n / 500)
                    + "@"
                    + hosts.get(n / 100 % 5))
        .toList();
  }

  /** In the spellings that a shop or an attacker would use. */
  static Stream<String> spellings() {
    return Stream.of(
            PHONES.stream(),
            PHONES.stream().map(phone -> "0" + phone.substring(3)),
            EMAILS.stream(),
            EMAILS.stream().map(email -> "user:" + email),
            PHONES.stream().map(phone -> "user:" + phone))
        .flatMap(stream -> stream);
  }
}
