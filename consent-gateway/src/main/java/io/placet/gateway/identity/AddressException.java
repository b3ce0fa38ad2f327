package io.placet.gateway.identity;

/**
 * What was sent is no address. The message says what is allowed, and never repeats what was sent.
 */
public final class AddressException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  AddressException(String message) {
    super(message);
  }
}
