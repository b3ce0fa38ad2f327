package io.placet.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactIdTest {
  private static final String SECRET = "anne.martin";
  private static final String LONGEST = "x".repeat(256);

  @ParameterizedTest
  @ValueSource(strings = {"user:17850", "anonymous:2f1c", "user:a:b", "user:user:1", "user: é"})
  void aContactReadsAsItWasWritten(String text) {
    assertThat(ContactId.parse(text)).hasToString(text);
  }

  @Test
  void theKindSaysWhoGaveTheId() {
    assertThat(ContactId.parse("user:1")).isEqualTo(ContactId.user("1"));
    assertThat(ContactId.parse("anonymous:1")).isEqualTo(ContactId.anonymous("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17850", "USER:1", " user:1", "email:anne.martin@example.org"})
  void whatHasNoKnownKindIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ContactId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a contact is written user:<id> or anonymous:<id>");
  }

  @Test
  void anIdHasOneTo256Characters() {
    assertThat(ContactId.user(LONGEST).value()).isEqualTo(LONGEST);
    assertThatThrownBy(() -> ContactId.user(LONGEST + "x"))
        .hasMessage("a contact id has 1 to 256 characters, not 257");
    assertThatThrownBy(() -> ContactId.parse("user:"))
        .hasMessage("a contact id has 1 to 256 characters, not 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u0000", "\u007f", "\u0085", "\ud800", "\udc00\ud800"})
  void controlCharactersAndStraySurrogatesAreRefusedWithoutRepeatingTheId(String wrong) {
    assertThatThrownBy(() -> ContactId.user(SECRET + wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }
}
