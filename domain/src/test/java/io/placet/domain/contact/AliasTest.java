package io.placet.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.Alias.Kind;
import io.placet.domain.key.HmacPrf;
import io.placet.domain.key.Prf;
import org.junit.jupiter.api.Test;

class AliasTest {
  private static final Prf KEY = new HmacPrf("index");
  private static final Alias ANNE = Alias.of(KEY, Kind.EMAIL, "anne@example.org");

  @Test
  void anotherAddressIsAnotherAlias() {
    assertThat(Alias.of(KEY, Kind.EMAIL, "anna@example.org")).isNotEqualTo(ANNE);
  }

  @Test
  void theSameTextOfAnotherKindIsAnotherAlias() {
    assertThat(Alias.ofAnonymous(KEY, ContactId.anonymous("anne@example.org")).text())
        .isNotEqualTo(ANNE.text());
  }

  @Test
  void anAliasIsNoPlainHashAndDependsOnTheKey() {
    assertThat(Alias.of(new HmacPrf("other"), Kind.EMAIL, "anne@example.org")).isNotEqualTo(ANNE);
    assertThat(ANNE.text()).matches("[A-Za-z0-9_-]{22}");
    assertThat(ANNE).asString().doesNotContain("anne", "example");
  }

  @Test
  void aCustomersIdLeadsToNobodyElse() {
    assertThatThrownBy(() -> Alias.ofAnonymous(KEY, ContactId.user("17850")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("17850");
  }
}
