package io.placet.gateway.audience.webhook;

/** A receiver's name leads to an address that no receiver may have. */
final class RefusedTargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedTargetException() {
    // which address it was would tell whoever asks about the network here
    super(
        "url: leads to an address that is not on the public internet; private, loopback, link-local"
            + " and metadata addresses are refused");
  }
}
