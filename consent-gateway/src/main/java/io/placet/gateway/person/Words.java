package io.placet.gateway.person;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** What pages and mails say, in one language. */
final class Words {
  /** Languages there are words for; the first where a person asks for none of them. */
  static final List<String> LANGUAGES = List.of("en", "fr");

  private static final ResourceBundle.Control ASKED_LANGUAGE_ONLY =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(String language) {
    locale = Locale.forLanguageTag(language);
    bundle =
        ResourceBundle.getBundle(
            "io.placet.gateway.person.words",
            locale,
            Words.class.getClassLoader(),
            ASKED_LANGUAGE_ONLY);
  }

  /** The words of a language, or of the first where there are none of it. */
  static Words in(String language) {
    return new Words(LANGUAGES.contains(language) ? language : LANGUAGES.get(0));
  }

  /**
   * The words of the language that a reader asks for.
   *
   * @param asked on the page itself
   * @param accepted the browser's Accept-Language
   */
  static Words of(Optional<String> asked, Optional<String> accepted) {
    return in(
        asked
            .filter(LANGUAGES::contains)
            .or(() -> accepted.flatMap(Words::preferred))
            .orElse(LANGUAGES.get(0)));
  }

  private static Optional<String> preferred(String header) {
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  String language() {
    return locale.getLanguage();
  }

  /** A text; {@code {0}} and so on stand for arguments. */
  String say(String name, Object... arguments) {
    return new MessageFormat(bundle.getString(name), locale).format(arguments);
  }

  /** A text where there is one of that name. */
  Optional<String> find(String name) {
    try {
      return Optional.of(say(name));
    } catch (MissingResourceException none) {
      return Optional.empty();
    }
  }

  /** A purpose in words for the person, in this language where the register has it. */
  String purpose(Purpose purpose) {
    return Optional.ofNullable(purpose.translations().get(language()))
        .orElse(purpose.description());
  }

  /** A purpose and its channel. */
  String key(Register register, ConsentKey key) {
    String purpose =
        register.purpose(key.purpose()).map(this::purpose).orElseGet(() -> say("everything"));
    return key.channel().map(channel -> say("key", purpose, channel(channel))).orElse(purpose);
  }

  String channel(String channel) {
    return find("channel." + channel).orElse(channel);
  }

  String date(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }
}
