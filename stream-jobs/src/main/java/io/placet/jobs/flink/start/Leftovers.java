package io.placet.jobs.flink.start;

import io.placet.jobs.flink.cluster.ClusterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * State files that a killed run had written and no checkpoint names: Flink deletes what a
 * checkpoint no longer needs, but knows nothing of these, and with each kill they would grow.
 */
public final class Leftovers {
  /** Flink names a state file by a random UUID, and writes the name as it is into its metadata. */
  private static final Pattern NAME =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Set<String> named = new HashSet<>();
  private final List<Path> checkpoints;

  private Leftovers(List<Path> checkpoints) {
    this.checkpoints = checkpoints;
    checkpoints.forEach(this::note);
  }

  /**
   * Deletes them. Call while no job runs on the folder.
   *
   * @param settings whose complete checkpoints say what is needed; what lies inside one stays
   * @return how many files were deleted
   */
  public static int delete(ClusterSettings settings) {
    try {
      Leftovers leftovers = new Leftovers(ResumePoint.complete(settings.checkpoints()));
      return leftovers.deleteBelow(settings.checkpoints())
          + leftovers.deleteBelow(settings.changes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void note(Path checkpoint) {
    try {
      byte[] metadata = Files.readAllBytes(checkpoint.resolve(ResumePoint.METADATA));
      Matcher names = NAME.matcher(new String(metadata, StandardCharsets.ISO_8859_1));
      while (names.find()) {
        named.add(names.group());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int deleteBelow(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    int deleted = 0;
    for (Path path : deepestFirst(root)) {
      if (Files.isDirectory(path)) {
        deleteIfEmpty(path);
      } else if (isLeftover(path)) {
        Files.delete(path);
        deleted++;
      }
    }
    return deleted;
  }

  private boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    return NAME.matcher(name).matches()
        && !named.contains(name)
        && checkpoints.stream().noneMatch(file::startsWith);
  }

  private static List<Path> deepestFirst(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      List<Path> below = new ArrayList<>(tree.sorted(Comparator.reverseOrder()).toList());
      below.remove(root);
      return below;
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException stays) {
      // it holds what is needed
    }
  }
}
