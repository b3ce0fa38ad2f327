package io.placet.domain.generalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchPostcodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"56170", " 56 170 ", "F-56170", "FR-56170", "56\u00a0170"})
  void spellingsOfOnePostcodeAreOne(String text) {
    assertThat(FrenchPostcode.of(text)).contains(new FrenchPostcode("56170", "56"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "99999", "00000", "5617", "561700", "56170 CEDEX", "D-56170", "2A"})
  void whatDoesNotExistIsNone(String text) {
    assertThat(FrenchPostcode.of(text)).isEmpty();
  }
}
