package io.placet.gateway.log;

/** The log did not answer in time, so nothing can be proven now: withhold and let the caller try again. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message) {
    super(message);
  }

  public LogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
