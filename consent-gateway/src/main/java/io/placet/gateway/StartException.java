package io.placet.gateway;

/** The gateway cannot start; the message says what the operator can do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
