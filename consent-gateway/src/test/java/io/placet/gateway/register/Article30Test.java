package io.placet.gateway.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Register;
import io.placet.gateway.register.Sheet.Section;
import io.placet.schemas.register.RegisterLoader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Article30Test {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  @Test
  void bothLanguagesHaveTheSameWords() {
    assertThat(new Words("fr").names()).isEqualTo(new Words("en").names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void whateverTheRegisterDeclaresIsOnTheSheet(String language) {
    String page = HtmlSheet.of(sheet(REGISTER, new Words(language), NOW));

    assertThat(page).contains(REGISTER.sha256(), REGISTER.controller().contact());
    REGISTER.purposes().forEach(purpose -> assertThat(page).contains(purpose.id()));
    REGISTER.recipients().forEach(to -> assertThat(page).contains(to.processorAgreement()));
    REGISTER.notices().values().forEach(notice -> assertThat(page).contains(notice.sha256()));
    REGISTER.collectionPoints().keySet().forEach(point -> assertThat(page).contains(point));
  }

  @Test
  void aRetiredNoticeSaysSinceWhen() {
    Sheet before = sheet(REGISTER, new Words("en"), Instant.parse("2025-12-01T00:00:00Z"));
    Sheet after = sheet(REGISTER, new Words("en"), NOW);

    assertThat(stateOfOldNewsletter(before)).isEqualTo("retires on January 1, 2026");
    assertThat(stateOfOldNewsletter(after)).isEqualTo("retired since January 1, 2026");
  }

  @Test
  void markupInTheRegisterIsText() {
    Register register =
        RegisterLoader.parse(
            RegisterLoader.sampleYaml()
                .replace("name: Courriel Ouest SARL", "name: \"<script>alert('1')</script>\""),
            "register.yaml");

    assertThat(HtmlSheet.of(sheet(register, new Words("en"), NOW)))
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void aCellIsNoFormulaAndKeepsItsQuotes() {
    Sheet sheet =
        new Sheet(
            "en",
            "title",
            List.of(new Section("s", List.of("c"), List.of(List.of("=1+1"), List.of("a \"b\"")))));

    assertThat(CsvSheet.of(sheet, new Words("en")))
        .isEqualTo(
            "\uFEFF\"Section\",\"Entry\",\"Name\",\"Value\"\r\n"
                + "\"s\",\"1\",\"c\",\"'=1+1\"\r\n"
                + "\"s\",\"2\",\"c\",\"a \"\"b\"\"\"\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'fr-FR,fr;q=0.9,en;q=0.5', fr",
    "'de,fr;q=0.4,en;q=0.3', fr",
    "'en-GB,fr;q=0.9', en",
    "'de', en",
    "'', en",
    "';;q=', en"
  })
  void theLanguageIsTheFirstOfOursThatTheReaderPrefers(String accepted, String language) {
    assertThat(ReadArticle30.preferred(accepted)).isEqualTo(language);
  }

  private static Sheet sheet(Register register, Words words, Instant now) {
    return Article30.of(register, new Disclosures(List.of(), List.of()), true, words, now);
  }

  private static String stateOfOldNewsletter(Sheet sheet) {
    return sheet.sections().stream()
        .filter(section -> section.title().equals("Notices"))
        .flatMap(section -> section.rows().stream())
        .filter(row -> row.get(0).equals("newsletter") && row.get(1).equals("2"))
        .findFirst()
        .orElseThrow()
        .get(4);
  }
}
