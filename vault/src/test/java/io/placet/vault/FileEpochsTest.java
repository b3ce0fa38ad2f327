package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of epochs survive. */
class FileEpochsTest {
  private static final String DOMAIN = "analytics";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("vault");
  }

  private Vault open() {
    return FileVault.open(folder, "data");
  }

  private Path key(int epoch) {
    return folder.resolve("pseudonym-analytics." + epoch + ".sealed");
  }

  @Test
  void aDestroyedEpochsKeyIsOverwrittenAndDeleted() throws IOException {
    Vault vault = open();
    vault.beginEpoch(DOMAIN);
    try (RandomAccessFile first = new RandomAccessFile(key(1).toFile(), "r")) {
      vault.destroyEpochForever(DOMAIN, 1);
      byte[] content = new byte[(int) first.length()];
      first.readFully(content);
      assertThat(content).isNotEmpty().containsOnly(0);
    }
    assertThat(key(1)).doesNotExist();
  }

  @Test
  void anEpochThatWasKilledBeforeItBeganBeginsWithItsKey() throws IOException {
    Vault vault = open();
    vault.beginEpoch(DOMAIN);
    String second = vault.pseudonyms(DOMAIN, 2).prf().computeText("x");
    Files.writeString(folder.resolve("pseudonym-analytics.epochs"), "1");

    Vault after = open();
    assertThat(after.epoch(DOMAIN)).isEqualTo(1);
    assertThat(after.beginEpoch(DOMAIN)).isEqualTo(2);
    assertThat(after.pseudonyms(DOMAIN, 2).prf().computeText("x")).isEqualTo(second);
  }

  @Test
  void aDestructionThatWasKilledBeforeTheKeyWentIsFinishedAtTheNextOpening() throws IOException {
    open().beginEpoch(DOMAIN);
    Files.writeString(folder.resolve("pseudonym-analytics.epochs"), "2");
    Vault after = open();
    assertThat(key(1)).doesNotExist();
    assertThatThrownBy(() -> after.pseudonyms(DOMAIN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLostKeyOfALaterEpochIsMissedNotMadeAgain() throws IOException {
    open().beginEpoch(DOMAIN);
    Files.delete(key(2));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks pseudonym-analytics.2.sealed; restore it from a backup");
  }
}
