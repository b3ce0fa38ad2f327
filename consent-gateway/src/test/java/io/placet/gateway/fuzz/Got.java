package io.placet.gateway.fuzz;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * An answer.
 *
 * @param whole whether it was read to its end, which a stream's need not be
 */
record Got(int status, MultiMap headers, Buffer body, boolean whole) {
  private static final int SHOWN = 600;

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Its content type without parameters; empty where it has none. */
  String type() {
    return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
  }

  @Override
  public String toString() {
    String text = body.toString();
    return status + " " + type() + " " + text.substring(0, Math.min(SHOWN, text.length()));
  }
}
