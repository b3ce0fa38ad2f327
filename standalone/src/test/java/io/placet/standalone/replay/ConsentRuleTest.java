package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentRuleTest {
  private static final ConsentRule RULE = new ConsentRule("20101201");

  @ParameterizedTest
  @CsvSource({
    // purpose, customer, the fraction rounded down and up to six digits
    "profiling, 17850, 0.386915, 0.386917",
    "profiling, 12748, 0.857315, 0.857317",
    "analytics, 17850, 0.086320, 0.086322",
    "analytics, 13047, 0.977131, 0.977133",
    "newsletter, 17850, 0.947262, 0.947264",
    "newsletter, 12583, 0.009335, 0.009337"
  })
  void theDrawnFractionIsTheHashOfSeedPurposeAndContact(
      String purpose, String customer, BigDecimal below, BigDecimal above) {
    Contact contact = new Contact(Contact.Kind.USER, customer);

    assertThat(RULE.gives(contact, purpose, below)).isFalse();
    assertThat(RULE.gives(contact, purpose, above)).isTrue();
  }

  @Test
  void aShareOfZeroIsNobodyAndOfOneEverybody() {
    Contact contact = new Contact(Contact.Kind.USER, "12583");

    assertThat(RULE.gives(contact, "newsletter", BigDecimal.ZERO)).isFalse();
    assertThat(RULE.gives(contact, "newsletter", BigDecimal.ONE)).isTrue();
  }
}
