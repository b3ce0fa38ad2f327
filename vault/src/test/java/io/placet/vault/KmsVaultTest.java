package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault of files that something else than a file seals. */
class KmsVaultTest extends VaultContract {
  private final KeyEncryption kms = new InMemoryKeyEncryption();
  private final AtomicLong nanoTime = new AtomicLong();

  @TempDir Path temporary;

  @Override
  public Vault open() {
    return open("data");
  }

  @Override
  public Vault openAnother() {
    return open("other");
  }

  private Vault open(String name) {
    return FileVault.open(temporary.resolve(name), name, files -> kms, nanoTime::get);
  }

  @Override
  public void letASecondPass() {
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void noMasterKeyIsWritten() {
    open();
    assertThat(temporary.resolve("data/master.json")).doesNotExist();
  }

  @Test
  void withoutItsServiceTheVaultStaysClosed() {
    open();
    Path folder = temporary.resolve("data");
    assertThatThrownBy(() -> FileVault.open(folder, "data", new InMemoryKeyEncryption()))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("cannot be opened");
    assertThatThrownBy(() -> FileVault.open(folder, "data"))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("master.json is missing");
  }
}
