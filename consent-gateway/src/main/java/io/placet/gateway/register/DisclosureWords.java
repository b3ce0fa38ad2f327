package io.placet.gateway.register;

import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.register.Disclosures.Destination;
import io.placet.gateway.register.Disclosures.Exported;
import io.placet.gateway.register.Sheet.Section;
import java.util.ArrayList;
import java.util.List;

/** What left, in words. */
final class DisclosureWords {
  private static final int UNIT = 10;

  private final Register register;
  private final Words words;
  private final boolean exact;

  /**
   * Words.
   *
   * @param exact whether the reader is told numbers of people as they are, not by tens
   */
  DisclosureWords(Register register, Words words, boolean exact) {
    this.register = register;
    this.words = words;
    this.exact = exact;
  }

  Section exports(List<Exported> exports) {
    return RuleWords.section(
        words,
        "exports",
        List.of("year", "recipient", "purpose", "exports", "members", "reasons"),
        exports.stream().map(this::exported).toList());
  }

  Section destinations(List<Destination> destinations) {
    return RuleWords.section(
        words,
        "destinations",
        List.of("recipient", "purpose", "whose", "host", "state", "since"),
        destinations.stream().map(this::destination).toList());
  }

  /** A number of people, by tens for who may not know it. */
  static long told(long members, boolean exact) {
    return exact ? members : members - members % UNIT;
  }

  private List<String> exported(Exported row) {
    return List.of(
        String.valueOf(row.year()),
        name(row.recipient()),
        row.purpose(),
        String.valueOf(row.exports()),
        members(row),
        reasons(row));
  }

  private String members(Exported row) {
    String told =
        row.exports() == row.unended() ? "0" : Sizes.shown(told(row.members(), exact), exact);
    return row.unended() == 0
        ? told
        : told + "; " + words.of("exports.unended") + " " + row.unended();
  }

  private String reasons(Exported row) {
    if (row.reasons().isEmpty()) {
      return words.of("none");
    }
    List<String> all = new ArrayList<>(row.reasons());
    if (row.furtherReasons() > 0) {
      all.add(words.of("exports.further") + " " + row.furtherReasons());
    }
    return String.join("; ", all);
  }

  private List<String> destination(Destination destination) {
    return List.of(
        destination.recipient().map(this::name).orElseGet(() -> words.of("none")),
        words.orNone(destination.purpose()),
        destination.audience(),
        destination.host(),
        words.ofCode("destination", destination.state()),
        words.day(destination.since(), register.zone()));
  }

  /** A recipient that the register names no more keeps its id. */
  private String name(String recipient) {
    return register.recipients().stream()
        .filter(known -> known.id().equals(recipient))
        .map(Recipient::name)
        .findFirst()
        .orElse(recipient);
  }
}
