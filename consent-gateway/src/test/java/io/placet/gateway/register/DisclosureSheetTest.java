package io.placet.gateway.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Register;
import io.placet.gateway.register.Disclosures.Destination;
import io.placet.gateway.register.Disclosures.Exported;
import io.placet.gateway.register.Sheet.Section;
import io.placet.schemas.register.RegisterLoader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisclosureSheetTest {
  /** In Paris it is the new year already. */
  private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");

  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
  private static final Exported LETTERS =
      new Exported(2026, "mail-house", "newsletter", 3, 1, 1_234, List.of("spring", "winter"), 4);
  private static final Destination TOOL =
      new Destination(
          "buyers",
          Optional.of("mail-house"),
          Optional.of("newsletter"),
          "tool.example",
          "failing",
          Instant.parse("2026-11-02T10:00:00Z"));

  @Test
  void theYearIsThatOfTheRegistersZone() {
    Disclosures told = Disclosures.of(REGISTER, having(LETTERS), NOW);

    assertThat(told.exports().stream().map(row -> row.year() + " " + row.recipient()))
        .containsExactly(
            "2027 call-centre", "2027 mail-house", "2027 mail-house", "2026 mail-house");
  }

  @Test
  void aRowSaysHowManyExportsForWhatReasonsAndWhatIsNotCounted() {
    assertThat(section("What recipients were told by exports", true).rows())
        .contains(
            List.of(
                "2026",
                "Courriel Ouest SARL",
                "newsletter",
                "3",
                "1,234; not counted: those of exports that did not end, of which there are 1",
                "spring; winter; further reasons: 4"));
  }

  @Test
  void peopleAreToldByTensToWhoMayNotKnowTheNumber() {
    assertThat(section("What recipients were told by exports", false).rows())
        .anySatisfy(row -> assertThat(row.get(4)).startsWith("1,230;"))
        .noneSatisfy(row -> assertThat(row.get(4)).contains("1,234"));
  }

  @Test
  void aReceiverIsNamedWithItsRecipient() {
    assertThat(section("Receivers of entries and exits", true).rows())
        .containsExactly(
            List.of(
                "Courriel Ouest SARL",
                "newsletter",
                "buyers",
                "tool.example",
                "failing, tried again",
                "November 2, 2026"));
  }

  private static Section section(String title, boolean exact) {
    Disclosures told = Disclosures.of(REGISTER, having(LETTERS), NOW);
    return Article30.of(REGISTER, told, exact, new Words("en"), NOW).sections().stream()
        .filter(section -> section.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static DisclosureSource having(Exported exported) {
    return new DisclosureSource() {
      @Override
      public List<Exported> exports(int year, ZoneId zone) {
        return year == exported.year() ? List.of(exported) : List.of();
      }

      @Override
      public List<Destination> destinations() {
        return List.of(TOOL);
      }
    };
  }
}
