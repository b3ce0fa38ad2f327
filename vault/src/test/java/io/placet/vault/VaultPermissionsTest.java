package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but its owner may read what a vault holds. */
class VaultPermissionsTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("data.vault");
  }

  private Vault open() {
    return FileVault.open(folder, "data-1");
  }

  @Test
  void onlyTheOwnerCanReadWhatItMakes() throws IOException {
    open();
    assertThat(Modes.of(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .allSatisfy(file -> assertThat(Modes.of(file)).isEqualTo("rw-------"))
          .extracting(file -> String.valueOf(file.getFileName()))
          .containsExactlyInAnyOrder(
              "master.json",
              "index.sealed",
              "subject.sealed",
              "opposition.sealed",
              "pseudonym-analytics.1.sealed",
              "pseudonym-analytics.epochs",
              "links.sealed",
              "dead-letters.sealed",
              "slots.sealed",
              "erasures.sealed",
              "erasures.list",
              "generation",
              "owner",
              "lock");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx----w-"})
  void aFolderThatOthersMayEnterIsRefusedWithTheCommandThatHelps(String mode) throws IOException {
    open();
    Modes.set(folder, mode);
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("run: chmod 700 '" + folder + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "master.json",
        "index.sealed",
        "pseudonym-analytics.1.sealed",
        "pseudonym-analytics.epochs",
        "slots.sealed",
        "erasures.sealed",
        "erasures.list",
        "owner",
        "generation"
      })
  void aFileThatOthersMayReadIsRefusedWithTheCommandThatHelps(String name) throws IOException {
    open();
    Modes.set(folder.resolve(name), "rw-r-----");
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("run: chmod 600 '" + folder.resolve(name) + "'");
  }
}
