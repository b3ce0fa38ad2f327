package io.placet.dashboards.insight;

/** The store of figures cannot be read or written; whoever runs the process must look. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
