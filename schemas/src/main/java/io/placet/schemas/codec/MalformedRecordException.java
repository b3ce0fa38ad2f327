package io.placet.schemas.codec;

/** Bytes of a topic or store that are no record of the expected type. */
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }

  MalformedRecordException(String message) {
    super(message);
  }
}
