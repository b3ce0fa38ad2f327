package io.placet.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrfTest {
  private static final Prf PRF = new HmacPrf("key");
  private static final String STRAY_SURROGATE = "\ud800";

  @Test
  void aValueIsTwentyTwoCharactersOfBase64Url() {
    assertThat(PRF.computeText("a")).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void theInputIsEachTextWithItsLengthBefore() {
    Map<String, String> seen = new HashMap<>();
    Prf recording =
        input -> {
          seen.put("input", HexFormat.of().formatHex(input));
          return new byte[Prf.OUTPUT_BYTES];
        };
    String unused = recording.computeText("a", "é");
    assertThat(seen).containsEntry("input", "00000001" + "61" + "00000002" + "c3a9");
  }

  @Test
  void noTwoSequencesGiveTheSameInput() {
    Stream<List<String>> sequences =
        Stream.of(
            List.of(),
            List.of(""),
            List.of("", ""),
            List.of("abc"),
            List.of("a", "bc"),
            List.of("ab", "c"),
            List.of("a", "b", "c"),
            List.of("", "abc"),
            List.of("abc", ""),
            List.of("\u0000\u0000\u0000\u0001a"),
            List.of("a\u0000\u0000\u0000\u0001b"),
            List.of("a", "b"),
            List.of("?"),
            List.of("\ufffd"));
    assertThat(sequences.map(parts -> PRF.computeText(parts.toArray(String[]::new))))
        .doesNotHaveDuplicates();
  }

  @Test
  void textThatIsNoUnicodeIsRefusedSinceUtf8WouldWriteItLikeAQuestionMark() {
    assertThatThrownBy(() -> PRF.computeText("a", STRAY_SURROGATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text is well-formed Unicode");
  }
}
