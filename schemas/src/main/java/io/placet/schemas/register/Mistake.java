package io.placet.schemas.register;

/**
 * A mistake in a register's file.
 *
 * @param line where, from 1
 * @param path of the value, such as {@code purposes[2].basis}; empty for the file as a whole
 * @param problem what is wrong and what is allowed
 */
public record Mistake(int line, String path, String problem) {
  public Mistake {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1");
    }
  }

  String in(String sourceName) {
    return sourceName + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + problem;
  }
}
