package io.placet.gateway.register;

import io.placet.domain.consent.Evidence;
import io.placet.domain.register.ContactRule;
import io.placet.domain.register.Hours;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Pressure;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.Span;
import io.placet.gateway.register.Sheet.Section;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The register's conditions and rules in words. */
final class RuleWords {
  private final Register register;
  private final Words words;

  RuleWords(Register register, Words words) {
    this.register = register;
    this.words = words;
  }

  Section otherBases() {
    List<List<String>> rows = new ArrayList<>();
    for (Purpose purpose : register.purposes()) {
      for (OtherBasis basis : purpose.otherBases()) {
        rows.add(
            List.of(
                purpose.id(),
                words.of("basis", basis.basis()),
                channels(basis.channels()),
                words.of("audience", basis.audience()),
                span(basis.span()),
                words.list(
                    basis.requires().stream()
                        .map(Evidence::wireName)
                        .map(name -> words.of("evidence." + name))
                        .toList())));
      }
    }
    return section(
        words,
        "otherbases",
        List.of("purpose", "basis", "channels", "audience", "span", "requires"),
        rows);
  }

  Section contactRules() {
    return section(
        words,
        "rules",
        List.of("channel", "purposes.of", "audience", "span", "hours", "holidays", "pressure"),
        register.contactRules().stream().map(this::rule).toList());
  }

  Section minors() {
    return section(
        words,
        "minors",
        List.of("what", "age"),
        List.of(
            List.of(words.of("minors.consent"), String.valueOf(register.minors().consentAge())),
            List.of(
                words.of("minors.profiling"), String.valueOf(register.minors().profilingAge()))));
  }

  private List<String> rule(ContactRule rule) {
    return List.of(
        words.ofCode("channel", rule.channel()),
        rule.purposes().isEmpty() ? words.of("all") : words.list(rule.purposes()),
        words.of("audience", rule.audience()),
        span(rule.span()),
        rule.hours().isEmpty()
            ? words.of("anytime")
            : rule.hours().stream().map(this::hours).collect(Collectors.joining("; ")),
        rule.holidays()
            .map(holidays -> words.of("holidays.until") + " " + holidays.knownUntil())
            .orElseGet(() -> words.of("none")),
        rule.pressure().map(this::pressure).orElseGet(() -> words.of("none")));
  }

  private String channels(Set<String> channels) {
    return channels.isEmpty()
        ? words.of("all")
        : words.list(channels.stream().map(c -> words.ofCode("channel", c)).toList());
  }

  private String span(Span span) {
    List<String> parts = new ArrayList<>();
    span.from()
        .ifPresent(day -> parts.add(words.of("from") + " " + words.day(day, register.zone())));
    span.until()
        .ifPresent(day -> parts.add(words.of("until") + " " + words.day(day, register.zone())));
    return parts.isEmpty() ? words.of("always") : String.join(" ", parts);
  }

  private String hours(Hours hours) {
    String days =
        hours.days().stream()
            .sorted()
            .map((DayOfWeek day) -> day.getDisplayName(TextStyle.SHORT, words.locale()))
            .collect(Collectors.joining(" "));
    return days + " " + hours.from() + "–" + hours.to();
  }

  private String pressure(Pressure pressure) {
    String limit =
        words.of("pressure.atmost")
            + " "
            + pressure.attempts()
            + " "
            + words.of("pressure.within")
            + " "
            + words.duration(pressure.within());
    return pressure
        .restAfterRefusal()
        .map(rest -> limit + "; " + words.of("pressure.rest") + " " + words.duration(rest))
        .orElse(limit);
  }

  /** A section whose title and columns are named by words. */
  static Section section(Words words, String title, List<String> columns, List<List<String>> rows) {
    return new Section(
        words.of("section." + title),
        columns.stream().map(column -> words.of("column." + column)).toList(),
        rows);
  }
}
