package io.placet.domain.register;

import static io.placet.domain.register.SpecialCategory.BIOMETRIC;
import static io.placet.domain.register.SpecialCategory.ETHNIC_ORIGIN;
import static io.placet.domain.register.SpecialCategory.GENETIC;
import static io.placet.domain.register.SpecialCategory.HEALTH;
import static io.placet.domain.register.SpecialCategory.OFFENCES;
import static io.placet.domain.register.SpecialCategory.POLITICAL_OPINION;
import static io.placet.domain.register.SpecialCategory.RELIGION;
import static io.placet.domain.register.SpecialCategory.SEX_LIFE;
import static io.placet.domain.register.SpecialCategory.TRADE_UNION;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.SpecialWords.Found;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialWordsTest {
  static Stream<Arguments> telling() {
    return Stream.of(
        Arguments.of("Pregnant women", HEALTH, "pregnant"),
        Arguments.of("PREGNANCIES of the spring", HEALTH, "pregnancy"),
        Arguments.of("pregnant-women", HEALTH, "pregnant"),
        Arguments.of("Femmes enceintes", HEALTH, "enceinte"),
        Arguments.of("Clients diabétiques", HEALTH, "diabetique"),
        Arguments.of("Clients diabe\u0301tiques", HEALTH, "diabetique"),
        Arguments.of("type2diabetes", HEALTH, "diabetes"),
        Arguments.of("Intolérance cœliaque", HEALTH, "coeliaque"),
        Arguments.of("Handicapées", HEALTH, "handicapee"),
        Arguments.of("People with a disability", HEALTH, "disability"),
        Arguments.of("Disabilities", HEALTH, "disability"),
        Arguments.of("Catholics", RELIGION, "catholic"),
        Arguments.of("Christian customers", RELIGION, "christian"),
        Arguments.of("Muslim buyers", RELIGION, "muslim"),
        Arguments.of("Clientes musulmanes", RELIGION, "musulmane"),
        Arguments.of("Jewish holidays", RELIGION, "jewish"),
        Arguments.of("Jehovah's Witnesses", RELIGION, "jehovah s witnesses"),
        Arguments.of("Aïd el-Kébir", RELIGION, "aid el kebir"),
        Arguments.of("Gay men", SEX_LIFE, "gay"),
        Arguments.of("LGBTQ+", SEX_LIFE, "lgbtq"),
        Arguments.of("Trade-union members", TRADE_UNION, "trade union"),
        Arguments.of("Trade unions", TRADE_UNION, "trade union"),
        Arguments.of("Syndiqués", TRADE_UNION, "syndique"),
        Arguments.of("Far-right voters", POLITICAL_OPINION, "far right"),
        Arguments.of("Électeurs", POLITICAL_OPINION, "electeur"),
        Arguments.of("Origine ethnique connue", ETHNIC_ORIGIN, "origine ethnique"),
        Arguments.of("DNA tests", GENETIC, "dna test"),
        Arguments.of("Empreintes digitales", BIOMETRIC, "empreinte digitale"),
        Arguments.of("Known fraudsters", OFFENCES, "fraudster"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("telling")
  void aWordIsFoundInAnyFormOfWriting(String text, SpecialCategory category, String word) {
    assertThat(SpecialWords.find(text)).contains(new Found(category, word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Frequent buyers",
        "Christian Dior buyers",
        "Union Jack mugs",
        "Credit union",
        "European Union customers",
        "Church's shoes",
        "Health and beauty",
        "Santé et beauté",
        "Christmas shoppers",
        "Jewellery, jewels",
        "Blind box fans",
        "Race bikes",
        "Black Friday",
        "Enceintes Bluetooth",
        "Enceinte connectée",
        "Cancer zodiac necklace",
        "Straight jeans",
        "Ethnic style",
        "Arabica coffee",
        "Unions of colours",
        "Religieuses au chocolat",
        "Sidaction",
        "Lego Marvin Gaye",
        "Fives and tens",
        "Non-alcoholic drinks",
        "First-aid kits",
        "eID holders",
        "Tory Burch bags",
        "Channel-agnostic buyers",
        "Golf handicap 12",
        "Islay whisky",
        "Disabled notifications"
      })
  void whatAShopSaysEveryDayIsNoSuchWord(String text) {
    assertThat(SpecialWords.find(text)).isEmpty();
  }

  @Test
  void aFalseFriendExcusesNoOtherWord() {
    assertThat(SpecialWords.find("Christian Dior for pregnant women"))
        .contains(new Found(HEALTH, "pregnant"));
    assertThat(SpecialWords.find("Enceintes Bluetooth pour femmes enceintes"))
        .contains(new Found(HEALTH, "enceinte"));
  }

  @Test
  void everyCategoryHasWords() {
    assertThat(telling().map(arguments -> arguments.get()[1]).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(SpecialCategory.values()));
  }
}
