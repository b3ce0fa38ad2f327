package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Prf;
import io.placet.domain.key.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every vault guarantees, whatever keeps its keys. */
abstract class VaultContract implements DataKeysContract, EpochsContract, ErasedContactsContract {
  private static final byte[] INPUT = "marie@example.org".getBytes(StandardCharsets.UTF_8);
  private static final ContactId CONTACT = ContactId.user("17850");

  @Test
  void aFunctionGivesSixteenBytes() {
    assertThat(open().index().compute(INPUT)).hasSize(16);
  }

  @Test
  void aFunctionTakesAnEmptyInput() {
    assertThat(open().index().compute(new byte[0])).hasSize(16);
  }

  @Test
  void valuesStayTheSameAfterReopening() {
    Vault before = open();
    Vault after = open();
    assertThat(after.index().compute(INPUT)).isEqualTo(before.index().compute(INPUT));
    assertThat(after.subject().compute(INPUT)).isEqualTo(before.subject().compute(INPUT));
    assertThat(after.opposition().compute(INPUT)).isEqualTo(before.opposition().compute(INPUT));
    assertThat(after.pseudonyms("analytics").prf().compute(INPUT))
        .isEqualTo(before.pseudonyms("analytics").prf().compute(INPUT));
  }

  @Test
  void keysOfDifferentUseGiveDifferentValues() {
    Vault vault = open();
    List<String> values =
        List.of(
            vault.index().computeText("x"),
            vault.subject().computeText("x"),
            vault.opposition().computeText("x"),
            vault.pseudonyms("analytics").prf().computeText("x"));
    assertThat(values).doesNotHaveDuplicates();
  }

  @Test
  void differentInputsGiveDifferentValues() {
    Prf prf = open().index();
    assertThat(prf.computeText("a", "bc")).isNotEqualTo(prf.computeText("ab", "c"));
  }

  @Test
  void twoDataFoldersShareNoKey() {
    assertThat(open().subject().compute(INPUT))
        .isNotEqualTo(openAnother().subject().compute(INPUT));
  }

  @Test
  void aPseudonymNamesItsDomainAndEpoch() {
    Vault vault = open();
    SubjectId subject = SubjectId.of(vault.subject(), CONTACT, 0);
    assertThat(vault.pseudonyms("analytics").ofSubject(subject))
        .matches("analytics\\.1\\.[A-Za-z0-9_-]{22}")
        .doesNotContain(subject.text());
  }

  @Test
  void aDomainThatTheVaultDoesNotKeepIsRefused() {
    Vault vault = open();
    assertThatThrownBy(() -> vault.pseudonyms("advertising"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("advertising");
  }

  @Test
  void manyThreadsGetTheValuesThatOneGets() {
    Prf prf = open().subject();
    List<String> alone = IntStream.range(0, 500).mapToObj(i -> prf.computeText("" + i)).toList();
    List<String> together =
        IntStream.range(0, 500).parallel().mapToObj(i -> prf.computeText("" + i)).toList();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void whatIsSealedOpensInEveryProcessAndForItsUseAlone() {
    String sealed = open().links().seal(INPUT, "withdraw");

    assertThat(open().links().open(sealed, "withdraw")).hasValue(INPUT);
    assertThat(open().links().open(sealed, "confirm")).isEmpty();
    assertThat(openAnother().links().open(sealed, "withdraw")).isEmpty();
    assertThat(open().deadLetters().open(sealed, "withdraw")).isEmpty();
  }

  @Test
  void aSealedDeadLetterOpensInEveryProcess() {
    String sealed = open().deadLetters().seal(INPUT, "events");
    assertThat(open().deadLetters().open(sealed, "events")).hasValue(INPUT);
  }

  @Test
  void sealingTheSameTwiceGivesTextsThatAreNotAlike() {
    Sealer links = open().links();
    assertThat(links.seal(INPUT, "withdraw"))
        .matches("[A-Za-z0-9_-]+")
        .isNotEqualTo(links.seal(INPUT, "withdraw"));
  }

  @Test
  void noOtherSpellingOfASealedTextOpens() {
    Sealer links = open().links();
    String sealed = links.seal(INPUT, "withdraw");
    for (int i = 0; i < sealed.length(); i++) {
      for (char other : new char[] {'A', 'B', '_', '=', ' '}) {
        if (sealed.charAt(i) != other) {
          String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
          assertThat(links.open(changed, "withdraw")).as("at %s", i).isEmpty();
        }
      }
      assertThat(links.open(sealed.substring(0, i), "withdraw")).as("cut at %s", i).isEmpty();
    }
    assertThat(links.open(sealed + "=", "withdraw")).isEmpty();
    assertThat(links.open(sealed + sealed, "withdraw")).isEmpty();
  }

  @Test
  void nothingOfItPrintsMoreThanItsName() {
    Vault vault = open();
    Pseudonyms pseudonyms = vault.pseudonyms("analytics");
    assertThat(vault.toString()).isEqualTo(vault.getClass().getSimpleName());
    assertThat(vault.index()).hasToString("Prf");
    assertThat(vault.subject()).hasToString("Prf");
    assertThat(vault.opposition()).hasToString("Prf");
    assertThat(vault.links()).hasToString("Sealer");
    assertThat(vault.deadLetters()).hasToString("Sealer");
    assertThat(vault.dataKeys()).hasToString("DataKeys");
    assertThat(vault.erasedContacts()).hasToString("ErasedContacts");
    assertThat(vault.dataKeys().mint(MARIE).toString())
        .matches("Minted\\[wrapped=WrappedKey\\[.{11}, generation 1], key=DataKey]");
    assertThat(pseudonyms).hasToString("Pseudonyms[domain=analytics, epoch=1, prf=Prf]");
  }
}
