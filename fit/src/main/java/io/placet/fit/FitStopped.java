package io.placet.fit;

import org.jspecify.annotations.Nullable;

/** A fit that ended without a definition; the message says where and what is allowed. */
final class FitStopped extends Exception {
  private static final long serialVersionUID = 1L;

  /** No parameters fit best, or a file cannot be written. */
  static final int NOT_DONE = 1;

  /** An option or the data is wrong. */
  static final int WRONG_USE = 2;

  private final int exitCode;

  FitStopped(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  FitStopped(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
