package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What seals keysets guarantees, wherever its own key is. */
abstract class KeyEncryptionContract {
  private static final byte[] KEYSET = "keyset".getBytes(StandardCharsets.UTF_8);

  /** Opens it; each call as a new process would. */
  abstract KeyEncryption open() throws Exception;

  /** One with another key. */
  abstract KeyEncryption openAnother() throws Exception;

  @Test
  void whatIsSealedOpensInEveryProcess() throws Exception {
    byte[] sealed = open().seal(KEYSET, "data-1/index");
    assertThat(open().open(sealed, "data-1/index")).isEqualTo(KEYSET);
  }

  @Test
  void aMegabyteCanBeSealed() throws Exception {
    byte[] large = new byte[1 << 20];
    assertThat(open().open(open().seal(large, "slots"), "slots")).isEqualTo(large);
  }

  @Test
  void sealingTheSameTwiceGivesBytesThatAreNotAlike() throws Exception {
    KeyEncryption encryption = open();
    assertThat(encryption.seal(KEYSET, "index")).isNotEqualTo(encryption.seal(KEYSET, "index"));
  }

  @Test
  void theKeysetThatWasGivenIsNeitherKeptNorChanged() throws Exception {
    byte[] keyset = KEYSET.clone();
    byte[] sealed = open().seal(keyset, "index");
    assertThat(keyset).isEqualTo(KEYSET);
    keyset[0] = 0;
    open().open(sealed, "index")[0] = 0;
    assertThat(open().open(sealed, "index")).isEqualTo(KEYSET);
  }

  @Test
  void aKeysetOpensUnderItsNameAlone() throws Exception {
    byte[] sealed = open().seal(KEYSET, "index");
    assertRefused(open(), sealed, "subject");
    assertRefused(openAnother(), sealed, "index");
  }

  @Test
  void nothingElseThanWhatWasSealedOpens() throws Exception {
    KeyEncryption encryption = open();
    byte[] sealed = encryption.seal(KEYSET, "index");
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertRefused(encryption, changed, "index");
    }
    assertRefused(encryption, new byte[0], "index");
    assertRefused(encryption, KEYSET, "index");
  }

  @Test
  void nothingOfItIsPrinted() throws Exception {
    assertThat(open().toString()).isEqualTo(open().getClass().getSimpleName());
  }

  private static void assertRefused(KeyEncryption encryption, byte[] sealed, String name) {
    assertThatThrownBy(() -> encryption.open(sealed, name))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageContaining("restore")
        .hasNoCause();
  }
}
