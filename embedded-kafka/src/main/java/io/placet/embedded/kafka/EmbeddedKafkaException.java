package io.placet.embedded.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The embedded broker cannot run with this configuration. The message is for whoever started it: it
 * names the address or folder and says what to change.
 */
public final class EmbeddedKafkaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedKafkaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
