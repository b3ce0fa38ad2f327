package io.placet.vault;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that only its owner may read. It is either complete and on disk or not there, but for what
 * is appended to it.
 *
 * <p>What is replaced or destroyed is overwritten with zeros before its blocks are freed. On a
 * solid-state disk, on a file system that copies on write, and in its snapshots, older blocks may
 * outlive that: it is the best that can be done from here, not proof.
 *
 * <p>It is read and written by streams, not channels: the interruption of a thread closes a
 * channel, and would leave a destroyed key's blocks as they were.
 *
 * @param path where it is
 */
record OwnerOnlyFile(Path path) {
  static final String HALF_WRITTEN = ".half-written";
  static final String DESTROYED = ".destroyed";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final int ZEROS = 1 << 16;

  /** The file that a path leads to; one that may be reached by links, unlike those of a vault. */
  static OwnerOnlyFile followingLinks(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    return new OwnerOnlyFile(Files.exists(absolute) ? absolute.toRealPath() : absolute);
  }

  boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads it.
   *
   * @throws VaultException if others may read it
   */
  byte[] read() throws IOException {
    requireReadable();
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return in.readAllBytes();
    }
  }

  /**
   * Refuses what cannot be read, or what others may read.
   *
   * @throws VaultException if it is so
   */
  void requireReadable() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new VaultException(path + " is not a regular file");
    }
    requireOwnerOnly(path, "600");
  }

  /** Its first bytes, fewer where it is shorter. */
  byte[] head(int length) throws IOException {
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return in.readNBytes(length);
    }
  }

  long length() throws IOException {
    return Files.size(path);
  }

  /**
   * Its bytes from a place on, for the caller to close.
   *
   * @throws VaultException if others may read it
   */
  InputStream stream(long from) throws IOException {
    requireReadable();
    FileInputStream in = new FileInputStream(path.toFile());
    try {
      in.skipNBytes(from);
      return in;
    } catch (IOException failed) {
      in.close();
      throw failed;
    }
  }

  /**
   * Puts content at a place, where the file then ends. Unlike what is written whole, it may be
   * there in part if this fails.
   */
  void append(long at, byte[] content) throws IOException {
    try (RandomAccessFile out = openToOverwrite()) {
      out.setLength(at);
      out.seek(at);
      out.write(content);
      out.getFD().sync();
    }
  }

  /** Writes it: complete and on disk when this returns, and as it was if it fails. */
  void write(byte[] content) throws IOException {
    writeHalf(HALF_WRITTEN, content).moveTo(path);
  }

  /** As {@link #write}, and overwrites what it replaces, which its readers may still have open. */
  void writeOver(byte[] content) throws IOException {
    if (!exists()) {
      write(content);
      return;
    }
    OwnerOnlyFile half = writeHalf(HALF_WRITTEN, content);
    try (RandomAccessFile replaced = openToOverwrite()) {
      half.moveTo(path);
      overwrite(replaced);
    }
  }

  private OwnerOnlyFile writeHalf(String suffix, byte[] content) throws IOException {
    OwnerOnlyFile half = sibling(suffix);
    half.destroy();
    Files.createFile(half.path, OWNER_ONLY);
    try (RandomAccessFile out = new RandomAccessFile(half.path.toFile(), "rw")) {
      out.write(content);
      out.getFD().sync();
    }
    return half;
  }

  /** Moves it there in one step that is on disk when this returns. */
  void moveTo(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    forceEntries(target);
  }

  /**
   * Overwrites and deletes it, if it exists. Its name is gone first: no reader ever meets zeros
   * where it expects a key.
   */
  void destroy() throws IOException {
    if (!exists()) {
      return;
    }
    OwnerOnlyFile doomed = this;
    if (!path.toString().endsWith(DESTROYED)) {
      doomed = sibling(DESTROYED);
      doomed.destroy();
      moveTo(doomed.path);
    }
    try (RandomAccessFile content = doomed.openToOverwrite()) {
      overwrite(content);
    }
    Files.delete(doomed.path);
    forceEntries(doomed.path);
  }

  /** Where it is or would be, free of links; its folder exists. */
  Path realPath() throws IOException {
    Path absolute = path.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
  }

  private OwnerOnlyFile sibling(String suffix) {
    return new OwnerOnlyFile(path.resolveSibling(path.getFileName() + suffix));
  }

  private RandomAccessFile openToOverwrite() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new VaultException(path + " is not a regular file");
    }
    return new RandomAccessFile(path.toFile(), "rw");
  }

  private static void overwrite(RandomAccessFile content) throws IOException {
    byte[] zeros = new byte[ZEROS];
    content.seek(0);
    for (long left = content.length(); left > 0; left -= ZEROS) {
      content.write(zeros, 0, (int) Math.min(ZEROS, left));
    }
    content.getFD().sync();
  }

  private static void forceEntries(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      force(parent);
    }
  }

  /** Puts the entries of a folder on disk, in an interrupted thread too. */
  static void force(Path folder) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
          entries.force(true);
          return;
        } catch (ClosedByInterruptException again) {
          interrupted = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Refuses what others may read or enter.
   *
   * @param mode what it should have, for the message
   */
  static void requireOwnerOnly(Path path, String mode) throws IOException {
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.removeAll(OF_THE_OWNER);
    if (!others.isEmpty()) {
      throw new VaultException(
          path + " is open to others than its owner; run: chmod " + mode + " '" + path + "'");
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
