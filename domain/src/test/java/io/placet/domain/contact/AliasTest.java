package io.placet.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.key.HmacPrf;
import io.placet.domain.key.Prf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {
  private static final Prf KEY = new HmacPrf("index");
  private static final Alias ANNE = Alias.ofEmail(KEY, "anne@example.org");
  private static final Alias PHONE = Alias.ofPhone(KEY, "+33612345678");
  private static final int LONGEST = 320;

  @ParameterizedTest
  @ValueSource(strings = {"anne@example.org", " anne@example.org\n", "Anne@EXAMPLE.org"})
  void spellingsOfOneAddressAreOneAlias(String address) {
    assertThat(Alias.ofEmail(KEY, address)).isEqualTo(ANNE);
  }

  @ParameterizedTest
  @CsvSource({
    "ren\u00e9@example.org, rene\u0301@example.org",
    "ren\u00e9@example.org, RENE\u0301@example.org",
    "\u01f0@example.org, J\u030c@example.org",
    "stra\u00dfe@example.org, STRA\u00dfE@example.org"
  })
  void composedAndDecomposedLettersOfEitherCaseAreOneAlias(String one, String other) {
    assertThat(Alias.ofEmail(KEY, other)).isEqualTo(Alias.ofEmail(KEY, one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@example.org", "anne@example.com", "an.ne@example.org"})
  void anotherAddressIsAnotherAlias(String address) {
    assertThat(Alias.ofEmail(KEY, address)).isNotEqualTo(ANNE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "anne", "anne@", "@example.org", "  @  "})
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Alias.ofEmail(KEY, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an e-mail address looks like name@example.org");
  }

  @Test
  void anAddressHasAtMost320Characters() {
    String domain = "@example.org";
    String name = "x".repeat(LONGEST - domain.length());
    assertThat(Alias.ofEmail(KEY, name + domain).kind()).isEqualTo(Alias.Kind.EMAIL);
    assertThatThrownBy(() -> Alias.ofEmail(KEY, "x" + name + domain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("xx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33 6.12.34.56.78",
        "+33-6-12-34-56-78",
        "+33 (0)6 12 34 56 78",
        "(+33) 612345678"
      })
  void spellingsOfOneNumberAreOneAlias(String number) {
    assertThat(Alias.ofPhone(KEY, number)).isEqualTo(PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0612345678",
        "0033612345678",
        "+0612345678",
        "+33612",
        "+3361234567812345",
        "+33a612345678",
        "+\u0663\u0663612345678"
      })
  void whatIsNoInternationalNumberIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Alias.ofPhone(KEY, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a phone number is written in international form, +33612345678");
  }

  @Test
  void anAliasIsNoPlainHashAndDependsOnTheKey() {
    assertThat(Alias.ofEmail(new HmacPrf("other"), "anne@example.org")).isNotEqualTo(ANNE);
    assertThat(ANNE.text()).matches("[A-Za-z0-9_-]{22}");
    assertThat(ANNE).asString().doesNotContain("anne", "example");
  }
}
