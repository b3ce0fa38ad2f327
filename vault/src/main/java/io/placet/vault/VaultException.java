package io.placet.vault;

/**
 * A vault that cannot be used as it is. Whoever operates the machine must act; the message says
 * what to do and never holds key material.
 */
public final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
