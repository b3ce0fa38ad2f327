package io.placet.gateway.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The words of the sheet in one language. */
final class Words {
  static final List<String> LANGUAGES = List.of("en", "fr");

  private final Locale locale;
  private final Properties words = new Properties();

  /**
   * The words of a language.
   *
   * @param language one of {@link #LANGUAGES}
   */
  Words(String language) {
    locale = Locale.forLanguageTag(language);
    String resource = "article-30." + language + ".properties";
    try (InputStream stream = Words.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the jar: " + resource);
      }
      words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Set<String> names() {
    return words.stringPropertyNames();
  }

  String language() {
    return locale.getLanguage();
  }

  String of(String name) {
    String word = words.getProperty(name);
    if (word == null) {
      throw new IllegalStateException("the sheet has no words for " + name + " in " + locale);
    }
    return word;
  }

  /** The word of a value, such as {@code basis.consent}. */
  String of(String kind, Enum<?> value) {
    return of(kind + "." + value.name().toLowerCase(Locale.ROOT));
  }

  /** The word of a code where there is one, else the code. */
  String ofCode(String kind, String code) {
    return words.getProperty(kind + "." + code, code);
  }

  String yesOrNo(boolean value) {
    return of(value ? "yes" : "no");
  }

  /** Sorted, with commas; a dash where there is nothing. */
  String list(Collection<String> texts) {
    return texts.isEmpty() ? of("none") : String.join(", ", texts.stream().sorted().toList());
  }

  String orNone(Optional<String> text) {
    return text.orElseGet(() -> of("none"));
  }

  String period(Period period) {
    List<String> parts = new ArrayList<>();
    count(parts, "year", period.getYears());
    count(parts, "month", period.getMonths());
    count(parts, "day", period.getDays());
    return String.join(" ", parts);
  }

  String duration(Duration duration) {
    List<String> parts = new ArrayList<>();
    count(parts, "day", duration.toDays());
    count(parts, "hour", duration.toHoursPart());
    count(parts, "minute", duration.toMinutesPart());
    return String.join(" ", parts);
  }

  String day(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  Locale locale() {
    return locale;
  }

  private void count(List<String> parts, String unit, long number) {
    if (number != 0) {
      parts.add(number + " " + of(unit + (number == 1 ? ".one" : ".many")));
    }
  }
}
