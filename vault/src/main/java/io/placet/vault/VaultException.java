package io.placet.vault;

import java.io.IOException;

/**
 * A vault that cannot be used as it is. Whoever operates the machine must act; the message says
 * what to do and never holds key material.
 */
public final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what to do. */
  public VaultException(String message) {
    super(message);
  }

  /** Says what to do; the cause's message holds no key material either. */
  public VaultException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Of a folder that the machine does not let be read or written. */
  static VaultException unusable(Object folder, IOException cause) {
    return new VaultException(
        folder + " cannot be read and written; check its owner and the disk", cause);
  }
}
