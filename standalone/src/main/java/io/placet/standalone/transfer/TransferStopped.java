package io.placet.standalone.transfer;

/** A transfer that ended early; the message says what to do. */
final class TransferStopped extends Exception {
  private static final long serialVersionUID = 1L;

  /** The gateway said no, or could not be reached for too long. */
  static final int NOT_DONE = 1;

  /** An option or a file is wrong. */
  static final int WRONG_USE = 2;

  private final int exitCode;

  TransferStopped(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
