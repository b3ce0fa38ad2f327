package io.placet.gateway.record;

/**
 * The request that a grant would confirm does not wait: it was confirmed, withdrawn or replaced.
 */
public final class NotPendingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPendingException() {
    super("the request does not wait for a confirmation");
  }
}
