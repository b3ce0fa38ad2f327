package io.placet.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.key.HmacPrf;
import io.placet.domain.key.Prf;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectIdTest {
  private static final Prf KEY = new HmacPrf("subject");
  private static final int FIRST = 0;

  @Test
  void aContactHasOneSubjectIdPerGeneration() {
    assertThat(SubjectId.of(KEY, ContactId.user("1"), FIRST))
        .isEqualTo(SubjectId.of(KEY, ContactId.user("1"), FIRST));
  }

  @Test
  void kindIdentifierAndGenerationEachMakeAnotherSubject() {
    assertThat(
            Stream.of(
                SubjectId.of(KEY, ContactId.user("1"), FIRST),
                SubjectId.of(KEY, ContactId.anonymous("1"), FIRST),
                SubjectId.of(KEY, ContactId.user("2"), FIRST),
                SubjectId.of(KEY, ContactId.user("1"), 1),
                SubjectId.of(KEY, ContactId.user("11"), FIRST),
                SubjectId.of(new HmacPrf("other"), ContactId.user("1"), FIRST)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAA|AAAAAAAAAA",
        "anne.martin@example.io",
        "AAAAAAAAAAAAAAAAAAAAA=",
        "éAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoSubjectIdIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> new SubjectId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a subject id has 22 characters of base64url");
  }
}
