package io.placet.gateway.signals;

/** What was sent is no signal of the kind it is said to be. The message says what is one. */
final class MalformedSignalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedSignalException(String allowed) {
    super(allowed);
  }

  MalformedSignalException(String allowed, Throwable cause) {
    super(allowed, cause);
  }
}
