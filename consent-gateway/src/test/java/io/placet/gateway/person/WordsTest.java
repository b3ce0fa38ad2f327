package io.placet.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentState;
import io.placet.domain.verdict.DenialReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  /** Reasons about what the register declares or about one moment, which pages never show. */
  private static final Set<DenialReason> NOT_SHOWN =
      Set.of(
          DenialReason.UNDECLARED_PURPOSE,
          DenialReason.UNDECLARED_CHANNEL,
          DenialReason.QUIET_HOURS,
          DenialReason.FREQUENCY_CAP,
          DenialReason.NO_CONSUMER,
          DenialReason.UNPROVEN);

  @Test
  void bothLanguagesSayTheSameThingsWithTheSameArguments() throws IOException {
    Properties english = load("en");
    Properties french = load("fr");

    assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String name : english.stringPropertyNames()) {
      assertThat(arguments(french.getProperty(name)))
          .as(name)
          .isEqualTo(arguments(english.getProperty(name)));
      // MessageFormat would swallow one
      assertThat(english.getProperty(name) + french.getProperty(name)).doesNotContain("'");
    }
  }

  @Test
  void thereAreWordsForEveryStateAndEveryReason() {
    Words words = Words.in("fr");
    for (ConsentState state : ConsentState.values()) {
      assertThat(words.find("did." + state.name().toLowerCase(Locale.ROOT)))
          .as("%s", state)
          .isPresent();
    }
    for (DenialReason reason : DenialReason.values()) {
      if (!NOT_SHOWN.contains(reason)) {
        assertThat(words.find("state." + reason.wireName())).as("%s", reason).isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', en",
    "'', 'fr-FR,fr;q=0.9,en;q=0.8', fr",
    "'', 'de,en;q=0.5', en",
    "'', 'de;q=1', en",
    "'', '***', en",
    "fr, 'en', fr",
    "xx, 'fr', fr",
    "'../../x', '', en"
  })
  void theLanguageIsTheOneAskedForThenTheBrowsers(String asked, String accepted, String chosen) {
    assertThat(
            Words.of(
                    Optional.of(asked).filter(text -> !text.isEmpty()),
                    Optional.of(accepted).filter(text -> !text.isEmpty()))
                .language())
        .isEqualTo(chosen);
  }

  @Test
  void noTextOfOursCanBecomeMarkup() {
    assertThat(Html.element("p", "<b onclick=\"x\">'&").markup())
        .isEqualTo("<p>&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;</p>\n");
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    java.util.regex.Pattern.compile("\\{[0-9]\\}")
        .matcher(text)
        .results()
        .forEach(match -> found.add(match.group()));
    return found;
  }

  private static Properties load(String language) throws IOException {
    Properties words = new Properties();
    try (InputStreamReader file =
        new InputStreamReader(
            WordsTest.class.getResourceAsStream("words_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words;
  }
}
