package io.placet.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A folder of small files that only its owner may enter. */
final class OwnerOnlyFolder {
  private static final String LOCK = "lock";

  private final Path folder;

  private OwnerOnlyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the folder, creating it where it is missing.
   *
   * @throws VaultException if others may enter it
   */
  static OwnerOnlyFolder open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException opened) {
      if (!Files.isDirectory(absolute)) {
        throw new VaultException(absolute + " is not a folder");
      }
    }
    OwnerOnlyFile.requireOwnerOnly(absolute, "700");
    return new OwnerOnlyFolder(absolute);
  }

  OwnerOnlyFile file(String name) {
    return new OwnerOnlyFile(folder.resolve(name));
  }

  boolean holds(String name) {
    return file(name).exists();
  }

  List<String> namesEndingWith(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  String readText(String name) throws IOException {
    return new String(file(name).read(), StandardCharsets.UTF_8);
  }

  void writeText(String name, String text) throws IOException {
    file(name).write(text.getBytes(StandardCharsets.UTF_8));
  }

  void move(String from, String to) throws IOException {
    file(from).moveTo(folder.resolve(to));
  }

  /** Ends what a process that was killed had begun to write or to destroy. */
  void sweep() throws IOException {
    for (String suffix : List.of(OwnerOnlyFile.HALF_WRITTEN, OwnerOnlyFile.DESTROYED)) {
      for (String name : namesEndingWith(suffix)) {
        file(name).destroy();
      }
    }
  }

  /** Puts on disk which files there are, also where it was another process that moved one. */
  void force() throws IOException {
    OwnerOnlyFile.force(folder);
  }

  /**
   * Keeps all other threads and processes from holding the same number of this folder.
   *
   * @throws VaultException if another holds it for longer
   */
  ExclusiveLock lock(int number, Duration atMost) throws IOException {
    return ExclusiveLock.hold(folder.toRealPath().resolve(LOCK), number, atMost);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
