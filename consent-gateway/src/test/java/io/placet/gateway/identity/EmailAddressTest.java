package io.placet.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "' anne@example.org\n', anne@example.org",
    "Anne@EXAMPLE.org, anne@example.org",
    "RENE\u0301@example.org, ren\u00e9@example.org",
    "J\u030c@example.org, \u01f0@example.org",
    "STRA\u00dfE@example.org, stra\u00dfe@example.org",
    "anne@M\u00dcLLER.example, anne@xn--mller-kva.example",
    "anne@XN--MLLER-KVA.example, anne@xn--mller-kva.example",
    "an.ne+shop@example.org, an.ne+shop@example.org",
    "o'brien@example.co.uk, o'brien@example.co.uk"
  })
  void anAddressHasOneSpelling(String text, String canonical) {
    assertThat(EmailAddress.parse(text).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "anne",
        "anne@",
        "@example.org",
        "  @  ",
        "anne@localhost",
        "anne@example.nonsense",
        "an ne@example.org",
        "anne@ex ample.org",
        "anne@@example.org",
        ".anne@example.org",
        "anne@-example.org",
        "anne@example..org",
        "anne@\ud800.org",
        "\udc00@example.org"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> EmailAddress.parse(text))
        .isInstanceOf(AddressException.class)
        .hasMessage("an e-mail address looks like name@example.org");
  }

  @Test
  void aLongAddressIsRefusedBeforeAnybodyReadsIt() {
    assertThatThrownBy(() -> EmailAddress.parse("x".repeat(1_000_000) + "@example.org"))
        .isInstanceOf(AddressException.class)
        .hasMessageNotContaining("xx");
  }

  @Test
  void aDomainThatAnOlderStandardTakesForAnotherIsAskedForInAscii() {
    assertThatThrownBy(() -> EmailAddress.parse("anne@stra\u00dfe.de"))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("xn--")
        .hasMessageNotContaining("anne");
    assertThat(EmailAddress.parse("anne@xn--strae-oqa.de").canonical())
        .isNotEqualTo(EmailAddress.parse("anne@strasse.de").canonical());
  }

  @Test
  void aDomainIsFoundUnderTheLettersThatEarlierVersionsKept() {
    assertThat(EmailAddress.parse("Anne@xn--mller-kva.example").earlier())
        .containsExactly("anne@m\u00fcller.example");
    assertThat(EmailAddress.parse("anne@example.org").earlier()).isEmpty();
  }
}
