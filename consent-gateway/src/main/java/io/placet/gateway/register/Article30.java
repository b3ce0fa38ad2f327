package io.placet.gateway.register;

import io.placet.domain.register.Category;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Minors;
import io.placet.domain.register.Notice;
import io.placet.domain.register.Party;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.domain.register.Retention;
import io.placet.gateway.register.Sheet.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The record of processing activities (GDPR Article 30(1)), with what governs it beyond the
 * article: notices, collection points, contact rules; and, beside the recipients that are declared,
 * what they were told in fact (Article 30(1)(d)). Nothing is written here alone: all of it is the
 * register's, but for that.
 */
final class Article30 {
  private final Register register;
  private final Words words;
  private final Instant now;

  private final Disclosures told;
  private final boolean exact;

  private Article30(Register register, Disclosures told, boolean exact, Words words, Instant now) {
    this.register = register;
    this.told = told;
    this.exact = exact;
    this.words = words;
    this.now = now;
  }

  /**
   * The sheet.
   *
   * @param told of contacts, to whom
   * @param exact whether its reader is told numbers of people as they are, not by tens
   * @param now its day, by which notices are in force or retired
   */
  static Sheet of(Register register, Disclosures told, boolean exact, Words words, Instant now) {
    return new Article30(register, told, exact, words, now).sheet();
  }

  private Sheet sheet() {
    RuleWords rules = new RuleWords(register, words);
    DisclosureWords left = new DisclosureWords(register, words, exact);
    List<Section> sections = new ArrayList<>();
    sections.add(parties());
    sections.add(purposes());
    sections.add(rules.otherBases());
    sections.add(categories("people", register.people()));
    sections.add(categories("data", register.data()));
    sections.add(recipients());
    sections.add(left.exports(told.exports()));
    sections.add(left.destinations(told.destinations()));
    sections.add(retention());
    sections.add(securityMeasures());
    sections.add(notices());
    sections.add(collectionPoints());
    sections.add(rules.contactRules());
    if (!register.minors().equals(Minors.UNDECLARED)) {
      sections.add(rules.minors());
    }
    sections.add(proof());
    return new Sheet(
        words.language(), words.of("title") + " – " + register.controller().name(), sections);
  }

  private Section parties() {
    return section(
        "parties",
        List.of("role", "name", "contact"),
        List.of(party("controller", register.controller()), party("officer", register.officer())));
  }

  private List<String> party(String role, Party party) {
    return List.of(words.of(role), party.name(), party.contact());
  }

  private Section purposes() {
    return section(
        "purposes",
        List.of(
            "purpose",
            "description",
            "basis",
            "channels",
            "uses",
            "marketing",
            "special",
            "kept",
            "validity",
            "recipients.of",
            "dpia"),
        register.purposes().stream().map(this::purpose).toList());
  }

  private List<String> purpose(Purpose purpose) {
    return List.of(
        purpose.id(),
        purpose.translations().getOrDefault(words.language(), purpose.description()),
        words.of("basis", purpose.basis()),
        words.list(purpose.channels().stream().map(c -> words.ofCode("channel", c)).toList()),
        words.list(purpose.consumers().stream().map(c -> words.of("use", c)).toList()),
        words.yesOrNo(purpose.directMarketing()),
        words.yesOrNo(purpose.specialCategories()),
        words.period(purpose.retention()),
        purpose.consentValidity().map(words::period).orElseGet(() -> words.of("none")),
        words.list(
            register.recipients().stream()
                .filter(recipient -> recipient.purposes().contains(purpose.id()))
                .map(Recipient::name)
                .toList()),
        words.orNone(purpose.impactAssessment()));
  }

  private Section categories(String name, List<Category> categories) {
    return section(
        name,
        List.of("category", "description"),
        categories.stream()
            .map(category -> List.of(category.id(), category.description()))
            .toList());
  }

  private Section recipients() {
    return section(
        "recipients",
        List.of("name", "purposes.of", "agreement", "country", "safeguard"),
        register.recipients().stream()
            .map(
                recipient ->
                    List.of(
                        recipient.name(),
                        words.list(recipient.purposes()),
                        recipient.processorAgreement(),
                        recipient.country(),
                        words.ofCode("safeguard", recipient.safeguard())))
            .toList());
  }

  private Section retention() {
    Retention kept = register.retention();
    return section(
        "retention",
        List.of("what", "kept"),
        List.of(
            List.of(words.of("kept.events"), words.duration(kept.events())),
            List.of(words.of("kept.pseudonymised"), words.duration(kept.pseudonymisedEvents())),
            List.of(words.of("kept.segments"), words.duration(kept.segmentChanges())),
            List.of(words.of("kept.withheld"), words.duration(kept.withheld())),
            List.of(words.of("kept.shutoffs"), words.duration(kept.shutOffs()))));
  }

  private Section securityMeasures() {
    return section(
        "security",
        List.of("measure"),
        register.securityMeasures().stream().map(List::of).toList());
  }

  private Section notices() {
    return section(
        "notices",
        List.of("notice", "version", "language", "purposes.of", "state", "text", "sha256"),
        register.notices().values().stream()
            .sorted(
                Comparator.comparing((Notice notice) -> notice.ref().id())
                    .thenComparing(notice -> notice.ref().version()))
            .map(this::notice)
            .toList());
  }

  private List<String> notice(Notice notice) {
    return List.of(
        notice.ref().id(),
        notice.ref().version(),
        notice.language(),
        words.list(notice.purposes()),
        notice
            .retired()
            .map(
                day ->
                    words.of(notice.isRetired(now) ? "retired" : "retires")
                        + " "
                        + words.day(day, register.zone()))
            .orElseGet(() -> words.of("inforce")),
        notice.text().strip(),
        notice.sha256());
  }

  private Section collectionPoints() {
    return section(
        "points",
        List.of("point", "description", "purposes.of", "doubleoptin"),
        register.collectionPoints().values().stream()
            .sorted(Comparator.comparing(CollectionPoint::id))
            .map(
                point ->
                    List.of(
                        point.id(),
                        point.description(),
                        words.list(point.purposes()),
                        words.yesOrNo(point.doubleOptIn())))
            .toList());
  }

  private Section proof() {
    return section(
        "proof",
        List.of("what", "value"),
        List.of(
            List.of(words.of("register.sha256"), register.sha256()),
            List.of(words.of("made"), words.day(now, register.zone())),
            List.of(words.of("zone"), register.zone().getId())));
  }

  private Section section(String title, List<String> columns, List<List<String>> rows) {
    return RuleWords.section(words, title, columns, rows);
  }
}
