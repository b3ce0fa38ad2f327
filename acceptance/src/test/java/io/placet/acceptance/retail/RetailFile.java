package io.placet.acceptance.retail;

import io.placet.standalone.replay.RetailLikeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that a test works on: the real one from {@code -Dplacet.retail}, else from beside the
 * repository, else a made-up one of the same shape.
 *
 * @param real whether the figures of PROVENANCE hold for it
 */
public record RetailFile(Path path, boolean real) {
  private static final Path BESIDE_REPOSITORY =
      Path.of("shared", "data", "online-retail", "online_retail.csv.gz");

  /**
   * Finds the file.
   *
   * @param folder where a made-up file is written
   */
  public static RetailFile find(Path folder) throws IOException {
    Optional<Path> found = realFile();
    RetailFile file = found.isPresent() ? new RetailFile(found.get(), true) : madeUp(folder);
    System.out.println("retail file: " + (file.real ? "the real one" : "a made-up one"));
    return file;
  }

  /** A made-up file of the real one's shape and of some thousand events. */
  public static RetailFile madeUp(Path folder) throws IOException {
    return new RetailFile(
        RetailLikeFile.seeded(20101201, 3000, 800).writeTo(folder.resolve("made-up.csv.gz")),
        false);
  }

  /** A made-up file of some hundred events, whatever else is there. */
  public static RetailFile small(Path folder) throws IOException {
    return new RetailFile(
        RetailLikeFile.seeded(20111209, 900, 120).writeTo(folder.resolve("small.csv.gz")), false);
  }

  private static Optional<Path> realFile() throws IOException {
    String given = System.getProperty("placet.retail", "");
    if (!given.isEmpty()) {
      Path path = Path.of(given);
      if (!Files.isReadable(path)) {
        throw new IOException("placet.retail names a file that cannot be read");
      }
      return Optional.of(path);
    }
    return Optional.ofNullable(repository().getParent())
        .map(parent -> parent.resolve(BESIDE_REPOSITORY))
        .filter(Files::isReadable);
  }

  private static Path repository() throws IOException {
    Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    throw new IOException("no repository above " + start);
  }
}
