package io.placet.schemas.register;

import static io.placet.schemas.register.SmallRegister.messageOf;
import static io.placet.schemas.register.SmallRegister.messageOfText;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a person reads whose file is no YAML, or YAML that is not taken. */
class YamlMistakesTest {
  @Test
  void aNameIsWrittenOnce() {
    assertThat(messageOf("treatment: drop", "treatment: drop\n        type: integer"))
        .isEqualTo(
            "register.yaml:38: eventTypes[0].fields.email.type: is written twice; first on line 36");
  }

  @Test
  void brokenYamlIsReportedAtItsLine() {
    assertThat(messageOf("description: News", "description: News: today"))
        .isEqualTo("register.yaml:8: not readable as YAML: mapping values are not allowed here");
  }

  @Test
  void anEmptyFileIsARegisterOfNothing() {
    assertThat(messageOfText("# to be written\n")).isEqualTo("register.yaml:1: the file is empty");
  }

  @Test
  void aControlCharacterIsReportedAtItsLine() {
    assertThat(messageOf("description: News", "description: \u0007"))
        .isEqualTo("register.yaml:8: not readable as YAML: a character is not allowed");
  }

  @Test
  void aFileThatUnfoldsIsRefusedBeforeItDoes() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(messageOfText(bomb.toString()))
        .startsWith("register.yaml:2: an alias (*) is not allowed; write the value\n");
  }

  @Test
  void aTagIsRefused() {
    assertThat(messageOf("basis: consent\n    channels", "basis: !!java.net.URL x\n    channels"))
        .isEqualTo("register.yaml:9: a tag (!) is not allowed; write the value");
  }

  @Test
  void nestingIsBounded() {
    assertThat(messageOfText("[".repeat(100_000)))
        .startsWith("register.yaml:1: not readable as YAML: ");
  }

  @Test
  void aFileOfAnotherShapeIsToldTheShape() {
    assertThat(messageOfText("# notes\nhello\n"))
        .isEqualTo("register.yaml:2: 'hello' is not allowed; expected: names with values");
  }
}
