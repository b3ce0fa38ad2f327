package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vault that is not whole is refused, and never made whole with other keys. */
class DamagedVaultTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("data.vault");
  }

  private Vault open() {
    return FileVault.open(folder, "data-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.sealed",
        "subject.sealed",
        "opposition.sealed",
        "pseudonym-analytics.1.sealed",
        "pseudonym-analytics.epochs",
        "links.sealed",
        "dead-letters.sealed",
        "slots.sealed",
        "erasures.sealed",
        "erasures.list"
      })
  void aMissingKeyIsNeverMadeAgain(String name) throws IOException {
    open();
    Files.delete(folder.resolve(name));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks " + name + "; restore it from a backup");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aMissingMasterKeyIsNeverMadeAgain() throws IOException {
    open();
    Files.delete(folder.resolve("master.json"));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("master.json is missing")
        .hasMessageContaining("restore it from a backup");
    assertThat(folder.resolve("master.json")).doesNotExist();
  }

  @Test
  void keysWithoutOwnerAreNotTaken() throws IOException {
    open();
    Files.delete(folder.resolve("owner"));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("holds keys but not whose they are");
  }

  @ParameterizedTest
  @CsvSource({
    "index.sealed, ''",
    "index.sealed, canary-secret",
    "links.sealed, canary-secret",
    "slots.sealed, ''",
    "slots.sealed, canary-secret-of-some-length",
    "pseudonym-analytics.epochs, ''",
    "pseudonym-analytics.epochs, canary-secret",
    "master.json, '{}'",
    "master.json, canary-secret"
  })
  void aDamagedKeysetIsRefusedAndNeverQuoted(String file, String text) throws IOException {
    open();
    Files.writeString(folder.resolve(file), text);
    VaultException refusal = catchThrowableOfType(VaultException.class, this::open);
    assertThat(refusal).hasMessageEndingWith("restore it from a backup");
    StringWriter printed = new StringWriter();
    refusal.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain("canary");
  }

  @Test
  void aKeysetDoesNotOpenInPlaceOfAnother() throws IOException {
    open();
    Files.copy(
        folder.resolve("index.sealed"),
        folder.resolve("subject.sealed"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(this::open).hasMessageContaining("cannot be opened");
  }

  @Test
  void aLinkInsteadOfAKeyIsRefused() throws IOException {
    open();
    Path elsewhere = Files.move(folder.resolve("index.sealed"), temporary.resolve("index.sealed"));
    Files.createSymbolicLink(folder.resolve("index.sealed"), elsewhere);
    assertThatThrownBy(this::open).hasMessageEndingWith("is not a regular file");
  }

  @Test
  void aFileWhereTheFolderBelongsIsRefused() throws IOException {
    Files.writeString(folder, "");
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("is not a folder");
  }

  @Test
  void aVaultOfALaterVersionIsRefused() throws IOException {
    open();
    Files.writeString(folder.resolve("generation"), "5");
    assertThatThrownBy(this::open).hasMessageContaining("later version");
  }
}
