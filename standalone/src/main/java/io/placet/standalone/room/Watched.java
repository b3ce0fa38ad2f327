package io.placet.standalone.room;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A folder whose disk is watched; each may lie on a disk of its own.
 *
 * @param part whose folder it is, for metrics
 * @param left bytes that this process may still write there
 * @param size bytes of the whole disk; 0 where it tells none
 * @param resumption bytes that the part writes before it goes on again
 */
public record Watched(
    String part, Path folder, LongSupplier left, LongSupplier size, LongSupplier resumption) {

  public static Watched folder(String part, Path folder) {
    return new Watched(
        part,
        folder,
        () -> existing(folder).toFile().getUsableSpace(),
        () -> existing(folder).toFile().getTotalSpace(),
        () -> 0);
  }

  public Watched withResumption(LongSupplier bytes) {
    return new Watched(part, folder, left, size, bytes);
  }

  /** Where it lies or will be made. */
  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
