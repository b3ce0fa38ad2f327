package io.placet.standalone;

import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.standalone.room.FolderSize;
import io.placet.standalone.room.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one deployment: broker, checkpoints, views, credentials. One process at a time;
 * what must not change over its life (its id, its clock) is written into it at the first start.
 */
final class DataFolder implements AutoCloseable {
  private static final String ID = "folder-id";
  private static final String CLOCK = "clock";

  private static final String KAFKA = "kafka";
  private static final String FLINK = "flink";
  private static final String FIGURES = "figures";
  private static final String GATEWAY = "gateway";
  private static final String INSIGHTS = "insights";
  private static final Set<String> PARTS = Set.of(KAFKA, FLINK, FIGURES, GATEWAY, INSIGHTS);

  /** What RocksDB sets aside for its logs when a stream goes on, besides the state itself. */
  private static final long RESTORED = 64L << 20;

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Opens or makes a folder.
   *
   * @throws StartRefused if another process has it, or it holds something else
   */
  static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(folder) && !Files.exists(folder.resolve(ID)) && !isFresh(folder)) {
        throw new StartRefused(
            folder + " is not empty and no data folder of Placet; name another with --data DIR");
      }
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new StartRefused(
            folder + " is in use by another Placet; stop it, or name another with --data DIR");
      }
      return new DataFolder(folder, lockFile);
    } catch (IOException unusable) {
      throw new StartRefused(
          "the data folder " + folder + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /**
   * Whether it holds nothing but logs, and empty folders of parts: disks that are mounted there.
   */
  private static boolean isFresh(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.endsWith(Logs.FOLDER) || isEmptyPart(entry));
    }
  }

  private static boolean isEmptyPart(Path entry) {
    if (!PARTS.contains(entry.getFileName().toString()) || !Files.isDirectory(entry)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(entry)) {
      return entries.allMatch(inside -> inside.endsWith("lost+found"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  /** Name of the deployment, made once; a vault belongs to one. */
  String id() {
    return read(ID).orElseGet(() -> write(ID, UUID.randomUUID().toString()));
  }

  /**
   * The clock that drives event time in this folder, fixed at its first start: changing it would
   * move every window.
   *
   * @throws StartRefused if another is asked for
   */
  String clock(Optional<String> asked) {
    Optional<String> fixed = read(CLOCK);
    if (fixed.isPresent() && asked.isPresent() && !fixed.equals(asked)) {
      throw new StartRefused(
          folder
              + " runs on the clock '"
              + fixed.get()
              + "' since its first start; leave --clock out, or name another folder");
    }
    return fixed.orElseGet(() -> write(CLOCK, asked.orElse("wall")));
  }

  /**
   * Whether a vault was ever opened for this folder; call before opening one.
   *
   * @throws StartRefused if it was, and is gone: new keys would make every known contact a stranger
   */
  void requireVault(Path vault) {
    if (read("vault").isPresent() && !Files.exists(vault)) {
      throw new StartRefused(
          "the keys of "
              + folder
              + " were in "
              + vault
              + " and are gone; bring the vault back, or name it with --vault DIR");
    }
    write("vault", vault.toString());
  }

  Path kafka() {
    return folder.resolve(KAFKA);
  }

  Path flink() {
    return folder.resolve(FLINK);
  }

  /** State of the job of figures. */
  Path figures() {
    return folder.resolve(FIGURES);
  }

  Path gateway() {
    return folder.resolve(GATEWAY);
  }

  /** Of the figures' store; made from the topic again where it is gone. */
  Path insights() {
    return folder.resolve(INSIGHTS);
  }

  /** What must have room; a part's folder may be a disk of its own, mounted or linked there. */
  List<Watched> watched() {
    return List.of(
        Watched.folder("data", folder),
        Watched.folder(KAFKA, kafka()),
        Watched.folder(FLINK, flink()).withResumption(this::resumption),
        Watched.folder(FIGURES, figures()),
        Watched.folder(GATEWAY, gateway()),
        Watched.folder(INSIGHTS, insights()));
  }

  private long resumption() {
    return RESTORED + ClusterSettings.keptIn(flink()).stream().mapToLong(FolderSize::of).sum();
  }

  Path path() {
    return folder;
  }

  /** Says where the running process can be reached; for tools of the same machine. */
  void writeAddresses(String json) {
    write("addresses.json", json);
  }

  private Optional<String> read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String write(String name, String text) {
    try {
      Path half = folder.resolve(name + ".new");
      Files.writeString(half, text);
      Files.move(
          half,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return text;
    } catch (IOException unwritable) {
      throw new StartRefused(
          "the data folder " + folder + " cannot be written: " + unwritable.getMessage(),
          unwritable);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
