package io.placet.jobs.contact.pseudonym;

import io.placet.vault.Vault;
import io.placet.vault.VaultPlace;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

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
    return files(directory, Optional.empty(), dataFolderId);
  }

  /**
   * A vault of files, which must be there on every machine that runs operators.
   *
   * @param masterKey where it is not inside the folder
   * @param dataFolderId the data folder whose keys these are
   */
  static VaultSupplier files(Path directory, Optional<Path> masterKey, String dataFolderId) {
    return files(new VaultPlace(directory, masterKey), dataFolderId);
  }

  /**
   * A vault of files, which must be there on every machine that runs operators.
   *
   * @param dataFolderId the data folder whose keys these are
   */
  static VaultSupplier files(VaultPlace place, String dataFolderId) {
    // paths do not travel
    String folder = place.folder().toString();
    String masterKey = place.masterKey().map(Path::toString).orElse("");
    return () ->
        new VaultPlace(
                Path.of(folder),
                masterKey.isEmpty() ? Optional.empty() : Optional.of(Path.of(masterKey)))
            .open(dataFolderId);
  }
}
