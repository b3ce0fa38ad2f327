package io.placet.gateway.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SemanticTest {
  @Test
  void allAreAnsweredUnlessAskedOtherwise() {
    assertThat(Semantic.of("execute_all").endsWith(true)).isFalse();
    assertThat(Semantic.of("execute_all").endsWith(false)).isFalse();
  }

  @Test
  void theFirstDenialEndsABatchThatAsksForIt() {
    assertThat(Semantic.of("deny_on_first_deny").endsWith(false)).isTrue();
    assertThat(Semantic.of("deny_on_first_deny").endsWith(true)).isFalse();
  }

  @Test
  void theFirstPermissionEndsABatchThatAsksForIt() {
    assertThat(Semantic.of("permit_on_first_permit").endsWith(true)).isTrue();
    assertThat(Semantic.of("permit_on_first_permit").endsWith(false)).isFalse();
  }
}
