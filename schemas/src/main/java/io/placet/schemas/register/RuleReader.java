package io.placet.schemas.register;

import io.placet.domain.consent.Evidence;
import io.placet.domain.register.Audience;
import io.placet.domain.register.ContactRule;
import io.placet.domain.register.Holidays;
import io.placet.domain.register.Hours;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Minors;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Pressure;
import io.placet.domain.register.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns the rules of a checked file into the domain's, with their days in the register's zone. */
record RuleReader(ZoneId zone) {
  Minors minors(JsonNode node) {
    return node.isMissingNode()
        ? Minors.UNDECLARED
        : new Minors(node.path("consentAge").asInt(), node.path("profilingAge").asInt());
  }

  /** Those declared, and the purpose's own basis where that is not consent. */
  List<OtherBasis> otherBases(LegalBasis own, JsonNode declared) {
    List<OtherBasis> bases = new ArrayList<>();
    if (own != LegalBasis.CONSENT) {
      bases.add(OtherBasis.unconditional(own));
    }
    bases.addAll(RegisterReader.list(declared, this::otherBasis));
    return bases;
  }

  private OtherBasis otherBasis(JsonNode node) {
    return new OtherBasis(
        RegisterReader.constant(LegalBasis.class, RegisterReader.text(node, "basis")),
        RegisterReader.texts(node, "channels"),
        audience(node),
        span(node),
        RegisterReader.texts(node, "requires").stream()
            .map(name -> RegisterReader.constant(Evidence.class, name))
            .collect(Collectors.toSet()));
  }

  ContactRule contactRule(JsonNode node) {
    return new ContactRule(
        RegisterReader.text(node, "channel"),
        RegisterReader.texts(node, "purposes"),
        audience(node),
        span(node),
        RegisterReader.list(node.path("hours"), RuleReader::hours),
        node.has("holidays") ? Optional.of(holidays(node.path("holidays"))) : Optional.empty(),
        node.has("attempts") ? Optional.of(pressure(node.path("attempts"))) : Optional.empty());
  }

  private static Hours hours(JsonNode node) {
    return new Hours(
        RegisterReader.texts(node, "days").stream()
            .map(name -> RegisterReader.constant(DayOfWeek.class, name))
            .collect(Collectors.toSet()),
        LocalTime.parse(RegisterReader.text(node, "from")),
        LocalTime.parse(RegisterReader.text(node, "to")));
  }

  private static Holidays holidays(JsonNode node) {
    return new Holidays(
        LocalDate.parse(RegisterReader.text(node, "knownUntil")),
        RegisterReader.texts(node, "days").stream()
            .map(LocalDate::parse)
            .collect(Collectors.toSet()));
  }

  private static Pressure pressure(JsonNode node) {
    return new Pressure(
        node.path("max").asInt(),
        Duration.parse(RegisterReader.text(node, "within")),
        node.path("restAfterRefusal").stringValueOpt().map(Duration::parse));
  }

  private static Audience audience(JsonNode node) {
    return node.has("audience")
        ? RegisterReader.constant(Audience.class, RegisterReader.text(node, "audience"))
        : Audience.EVERYONE;
  }

  private Span span(JsonNode node) {
    return new Span(startOf(node, "from"), startOf(node, "until"));
  }

  /** The first instant of a day that may be declared. */
  Optional<Instant> startOf(JsonNode node, String property) {
    return node.path(property)
        .stringValueOpt()
        .map(day -> LocalDate.parse(day).atStartOfDay(zone).toInstant());
  }
}
