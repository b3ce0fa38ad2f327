package io.placet.jobs.contact.pseudonym;

import io.placet.vault.FileVault;
import io.placet.vault.Vault;
import java.io.Serializable;
import java.nio.file.Path;

/** Opens the vault where an operator runs: keys do not travel. */
@FunctionalInterface
public interface VaultSupplier extends Serializable {
  Vault open();

  /**
   * A vault of files, which must be there on every machine that runs operators.
   *
   * @param dataFolderId the data folder whose keys these are
   */
  static VaultSupplier files(Path directory, String dataFolderId) {
    String path = directory.toAbsolutePath().toString();
    return () -> FileVault.open(Path.of(path), dataFolderId);
  }
}
