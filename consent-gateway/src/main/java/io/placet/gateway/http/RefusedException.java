package io.placet.gateway.http;

/**
 * What is asked to be recorded is not declared in the register, or no record may say it. The
 * message says what is allowed, and never repeats an identifier.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }
}
