package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.SubjectId;
import org.junit.jupiter.api.Test;

/** What the pseudonyms of every vault guarantee from epoch to epoch. */
interface EpochsContract extends VaultUnderTest {
  SubjectId SUBJECT = new SubjectId("MarieMarieMarieMarie__");
  String DOMAIN = "analytics";

  @Test
  default void theFirstEpochIsOne() {
    Vault vault = open();
    assertThat(vault.epoch(DOMAIN)).isEqualTo(1);
    assertThat(vault.pseudonyms(DOMAIN, 1).ofSubject(SUBJECT))
        .isEqualTo(vault.pseudonyms(DOMAIN).ofSubject(SUBJECT));
  }

  @Test
  default void anotherEpochHasOtherPseudonymsAndTheEarlierOnesStay() {
    Vault vault = open();
    String first = vault.pseudonyms(DOMAIN).ofSubject(SUBJECT);

    assertThat(vault.beginEpoch(DOMAIN)).isEqualTo(2);

    String second = vault.pseudonyms(DOMAIN).ofSubject(SUBJECT);
    assertThat(second).startsWith("analytics.2.");
    assertThat(second.substring(12)).isNotEqualTo(first.substring(12));
    assertThat(vault.pseudonyms(DOMAIN, 1).ofSubject(SUBJECT)).isEqualTo(first);
    assertThat(open().pseudonyms(DOMAIN, 1).ofSubject(SUBJECT)).isEqualTo(first);
    assertThat(open().pseudonyms(DOMAIN).ofSubject(SUBJECT)).isEqualTo(second);
  }

  @Test
  default void anEpochThatAnotherProcessBeganIsThereAtOnceWhenItIsNamed() {
    Vault vault = open();
    Vault other = open();
    other.beginEpoch(DOMAIN);
    assertThat(vault.epoch(DOMAIN)).isEqualTo(2);
    assertThat(vault.pseudonyms(DOMAIN, 2).ofSubject(SUBJECT))
        .isEqualTo(other.pseudonyms(DOMAIN, 2).ofSubject(SUBJECT));
  }

  @Test
  default void anEpochThatAnotherProcessBeganIsTheNewestWithinASecond() {
    Vault vault = open();
    assertThat(vault.pseudonyms(DOMAIN).epoch()).isEqualTo(1);
    open().beginEpoch(DOMAIN);
    letASecondPass();
    assertThat(vault.pseudonyms(DOMAIN).epoch()).isEqualTo(2);
  }

  @Test
  default void aDestroyedEpochIsGoneForAllWithinASecond() {
    Vault vault = open();
    Vault other = open();
    vault.beginEpoch(DOMAIN);
    vault.beginEpoch(DOMAIN);
    assertThat(other.pseudonyms(DOMAIN, 1).epoch()).isEqualTo(1);

    vault.destroyEpochForever(DOMAIN, 1);

    letASecondPass();
    for (Vault each : new Vault[] {vault, other, open()}) {
      assertThatThrownBy(() -> each.pseudonyms(DOMAIN, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("domain 'analytics' has no epoch 1; it has: [2, 3]");
      assertThat(each.pseudonyms(DOMAIN, 2).epoch()).isEqualTo(2);
    }
  }

  @Test
  default void theNewestEpochAndOnesThatAreNotThereAreNotDestroyed() {
    Vault vault = open();
    vault.beginEpoch(DOMAIN);
    vault.destroyEpochForever(DOMAIN, 1);
    for (int epoch : new int[] {0, 1, 2, 3}) {
      assertThatThrownBy(() -> vault.destroyEpochForever(DOMAIN, epoch))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(open().epoch(DOMAIN)).isEqualTo(2);
  }

  @Test
  default void aNumberIsNeverGivenToTwoEpochs() {
    Vault vault = open();
    vault.beginEpoch(DOMAIN);
    vault.destroyEpochForever(DOMAIN, 1);
    assertThat(open().beginEpoch(DOMAIN)).isEqualTo(3);
    assertThat(vault.beginEpoch(DOMAIN)).isEqualTo(4);
  }

  @Test
  default void aDomainWithoutKeysHasNoEpochs() {
    Vault vault = open();
    assertThatThrownBy(() -> vault.epoch("advertising"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("advertising");
    assertThatThrownBy(() -> vault.beginEpoch("advertising"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
