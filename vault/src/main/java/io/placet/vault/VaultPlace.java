package io.placet.vault;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a vault of files is.
 *
 * @param folder of the keysets
 * @param masterKey the file of the key that they are sealed under; empty: inside the folder
 */
public record VaultPlace(Path folder, Optional<Path> masterKey) {
  public VaultPlace {
    folder = folder.toAbsolutePath().normalize();
    masterKey = masterKey.map(file -> file.toAbsolutePath().normalize());
  }

  /** As {@link FileVault#open(Path, String)}. */
  public FileVault open(String dataFolderId) {
    return masterKey
        .map(file -> FileVault.open(folder, dataFolderId, file))
        .orElseGet(() -> FileVault.open(folder, dataFolderId));
  }
}
