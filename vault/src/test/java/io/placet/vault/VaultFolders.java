package io.placet.vault;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Vaults kept under the test resources, copied to where they can be opened. */
final class VaultFolders {
  private VaultFolders() {}

  /** A copy of a kept vault that only its owner may read, as the vault was when it was made. */
  static Path copy(String name, Path target) throws IOException {
    for (Path file : files(kept(name))) {
      writeOwnerOnly(target.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    return target;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void writeOwnerOnly(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static Path kept(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(VaultFolders.class.getResource("/vaults/" + name)).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
