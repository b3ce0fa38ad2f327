package io.placet.acceptance.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder with data and keys in one file, without what every start makes anew. */
final class Packed {
  /** Relative to the folder; whatever is below goes with it. */
  private static final Set<Path> LEFT_OUT =
      Set.of(
          Path.of("data/logs"),
          Path.of("data/lock"),
          Path.of("data/addresses.json"),
          Path.of("data/credentials.json"),
          Path.of("data/flink/t"));

  /** What RocksDB tells people. */
  private static final String ROCKSDB_LOG = "LOG";

  private Packed() {}

  static void pack(Path folder, Path file) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).filter(path -> isKept(folder, path)).toList();
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Path path : files.stream().sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(path).toString()));
        Files.copy(path, zip);
        zip.closeEntry();
      }
    }
  }

  private static boolean isKept(Path folder, Path file) {
    return LEFT_OUT.stream().noneMatch(folder.relativize(file)::startsWith)
        && !file.getFileName().toString().startsWith(ROCKSDB_LOG);
  }

  /** As the files of one owner, closed to others. */
  static void unpack(Path file, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("leaves the folder: " + entry.getName());
        }
        createFolders(path.resolveSibling(""));
        Files.copy(zip, path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private static void createFolders(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      createFolders(folder.resolveSibling(""));
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
