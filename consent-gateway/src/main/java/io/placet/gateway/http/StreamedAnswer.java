package io.placet.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is made as it is sent.
 *
 * @param contentType of the whole
 * @param headers beside it
 * @param chunks its parts, in order
 */
public record StreamedAnswer(String contentType, Map<String, String> headers, Chunks chunks) {
  /** Makes the parts, each only when the one before is on its way. */
  public interface Chunks extends AutoCloseable {
    /** The next part; empty where the answer is whole. Not asked again before it is complete. */
    Future<Optional<Buffer>> next();

    /** Called once: the answer is whole, has failed, or nobody reads it any more. */
    @Override
    default void close() {}
  }
}
