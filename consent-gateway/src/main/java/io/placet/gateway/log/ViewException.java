package io.placet.gateway.log;

/**
 * The local view cannot be read or written; the operator must act (disk, permissions, another
 * process).
 */
public final class ViewException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ViewException(String message) {
    super(message);
  }

  ViewException(String message, Throwable cause) {
    super(message, cause);
  }
}
