package io.placet.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  private static final Optional<String> FRANCE = Optional.of("FR");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33\u00a06\u202f12.34.56.78",
        "+33-6-12-34-56-78",
        "+33 (0)6 12 34 56 78",
        "(+33) 612345678",
        "0612345678",
        "06 12 34 56 78",
        "0033612345678",
        "+330612345678",
        "\uff0b33612345678"
      })
  void spellingsOfOneNumberAreOneInTheRegistersCountry(String text) {
    assertThat(PhoneNumber.parse(text, FRANCE).canonical()).isEqualTo("+33612345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+33",
        "+33612",
        "+3361234567812345",
        "+33a612345678",
        "+33612345678 ext. 5",
        "+33612345678;ext=5",
        "+1800FLOWERS",
        "+999123456789",
        "06 12 34 56",
        "(((((((((("
      })
  void whatIsNoNumberIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> PhoneNumber.parse(text, FRANCE))
        .isInstanceOf(AddressException.class)
        .hasMessage("a phone number is written as in FR or in international form, +33612345678");
  }

  @Test
  void aRangeThatIsNewOrKeptForFictionIsANumberTheSame() {
    assertThat(PhoneNumber.parse("06 39 98 12 34", FRANCE).canonical()).isEqualTo("+33639981234");
  }

  @Test
  void withoutACountryANumberNamesItsOwn() {
    assertThatThrownBy(() -> PhoneNumber.parse("0612345678", Optional.empty()))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("international form");
    assertThat(PhoneNumber.parse("+33612345678", Optional.empty()).canonical())
        .isEqualTo("+33612345678");
  }

  @Test
  void aCountryThatHasNoNumbersIsRefused() {
    assertThatThrownBy(() -> PhoneNumber.parse("0612345678", Optional.of("fr")))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("such as FR");
  }

  @Test
  void theZeroOfAnItalianNumberIsPartOfItAndFoundUnderWhatEarlierVersionsKept() {
    PhoneNumber rome = PhoneNumber.parse("+39 (0)6 1234 5678", FRANCE);

    assertThat(rome.canonical()).isEqualTo("+390612345678");
    assertThat(rome.earlier()).contains("+39612345678");
  }
}
