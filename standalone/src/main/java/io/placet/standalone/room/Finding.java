package io.placet.standalone.room;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a look at the disks found, of the one that is shortest.
 *
 * @param left bytes that may still be written there
 * @param needed bytes that must be left for all to be taken
 */
public record Finding(Level level, Path folder, long left, long needed) {

  /** For the person at the terminal. */
  public String toText() {
    return switch (level) {
      case ENOUGH -> "There is room again: everything goes on.";
      case LOW ->
          "The disk of %s is nearly full: %s. No more events, grants or definitions are taken and the stream waits; decisions and withdrawals go on. The rest goes on by itself once there is room."
              .formatted(folder, amounts());
      case LAST ->
          "The disk of %s is full: %s. Only withdrawals are taken, while they can be stored at all; no answer is given that needs proof. It goes on by itself once there is room."
              .formatted(folder, amounts());
    };
  }

  /** For the person at the terminal, where the process does not start or ends because of it. */
  public String toEnd() {
    return "the disk of %s is full: %s. What was confirmed is stored: make room, start again, and everything goes on."
        .formatted(folder, amounts());
  }

  /** For callers: no path. */
  String toProblem() {
    return "the disk is full: %s; send it again once there is room".formatted(amounts());
  }

  private String amounts() {
    return "%s left, %s needed".formatted(megabytes(left), megabytes(needed));
  }

  static String megabytes(long bytes) {
    double value = bytes / (double) (1 << 20);
    return String.format(Locale.ROOT, value < 10 ? "%.1f MB" : "%.0f MB", value);
  }
}
