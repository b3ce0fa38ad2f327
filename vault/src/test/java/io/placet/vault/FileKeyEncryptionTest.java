package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyEncryptionTest extends KeyEncryptionContract {
  @TempDir Path folder;

  @Override
  KeyEncryption open() throws IOException {
    return FileKeyEncryption.openOrMake(new OwnerOnlyFile(folder.resolve("key")));
  }

  @Override
  KeyEncryption openAnother() throws IOException {
    return FileKeyEncryption.openOrMake(new OwnerOnlyFile(folder.resolve("other")));
  }

  @Test
  void aMissingKeyIsNotMadeWhereThereMustBeOne() {
    Path key = folder.resolve("key");
    assertThatThrownBy(() -> FileKeyEncryption.open(new OwnerOnlyFile(key)))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining(key + " is missing")
        .hasMessageContaining("restore it from a backup");
    assertThat(key).doesNotExist();
  }

  @Test
  void onlyTheOwnerMayReadTheKey() throws IOException {
    open();
    Path key = folder.resolve("key");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::open).hasMessageEndingWith("run: chmod 600 '" + key + "'");
  }

  @Test
  void twoVaultsThatShareTheFileMakeOneKey() throws IOException {
    OwnerOnlyFile shared = OwnerOnlyFile.followingLinks(folder.resolve("shared"));
    byte[] sealed = FileKeyEncryption.openOrMakeShared(shared).seal(new byte[3], "x");
    assertThat(FileKeyEncryption.openOrMakeShared(shared).open(sealed, "x")).hasSize(3);
  }
}
