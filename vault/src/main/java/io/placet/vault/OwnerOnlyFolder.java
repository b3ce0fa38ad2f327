package io.placet.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of small files that only its owner may read. A file is either complete and on disk or
 * not there.
 */
final class OwnerOnlyFolder {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final String HALF_WRITTEN = ".half-written";

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
      Files.createDirectory(absolute, owner(FOLDER));
    } catch (FileAlreadyExistsException opened) {
      if (!Files.isDirectory(absolute)) {
        throw new VaultException(absolute + " is not a folder");
      }
    }
    requireOwnerOnly(absolute, "700");
    return new OwnerOnlyFolder(absolute);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  boolean holds(String name) {
    return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
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

  /**
   * Reads a file.
   *
   * @throws VaultException if others may read it
   */
  String read(String name) throws IOException {
    Path file = path(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new VaultException(file + " is not a regular file");
    }
    requireOwnerOnly(file, "600");
    return Files.readString(file);
  }

  /** Writes a file that is complete and on disk when this returns, and absent if it fails. */
  void write(String name, String text) throws IOException {
    Path half = path(name + HALF_WRITTEN);
    Files.deleteIfExists(half);
    try (FileChannel out =
        FileChannel.open(
            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(FILE))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    move(name + HALF_WRITTEN, name);
  }

  void move(String from, String to) throws IOException {
    Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /** A channel to lock, on a file that holds nothing. */
  FileChannel lockFile(String name) throws IOException {
    return FileChannel.open(
        path(name), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owner(FILE));
  }

  private static void requireOwnerOnly(Path path, String mode) throws IOException {
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.removeAll(FOLDER);
    if (!others.isEmpty()) {
      throw new VaultException(
          path + " is open to others than its owner; run: chmod " + mode + " '" + path + "'");
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> owner(
      Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
