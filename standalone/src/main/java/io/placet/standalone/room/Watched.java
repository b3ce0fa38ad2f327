package io.placet.standalone.room;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A folder whose disk is watched; each may lie on a disk of its own.
 *
 * @param part whose folder it is, for metrics
 * @param resumption bytes that the part writes before it goes on again
 */
public record Watched(String part, Path folder, LongSupplier resumption) {
  public Watched(String part, Path folder) {
    this(part, folder, () -> 0);
  }

  /** Where it lies or will be made. */
  private Path existing() {
    Path path = folder.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  /** Bytes that this process may still write there. */
  long left() {
    return existing().toFile().getUsableSpace();
  }

  /** Bytes of the whole disk; 0 where it tells none. */
  long size() {
    return existing().toFile().getTotalSpace();
  }
}
