package io.placet.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a body that was sent with {@code Content-Encoding: gzip}. The bound holds while it is
 * unpacked: what a small body grows to beyond it is never made.
 */
final class PackedBody {
  private static final int CHUNK = 8 * 1024;

  /** Where a body lies that was unpacked. */
  private static final String UNPACKED = "unpacked";

  private PackedBody() {}

  /** The body of a request, unpacked; empty where there is none. */
  static Buffer of(RoutingContext context) {
    Buffer unpacked = context.get(UNPACKED);
    if (unpacked != null) {
      return unpacked;
    }
    Buffer sent = RawBody.of(context);
    String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || sent.length() == 0) {
      return sent;
    }
    Buffer body = unpack(sent, encoding, ApiRouter.MAX_BODY_BYTES);
    context.put(UNPACKED, body);
    return body;
  }

  /** Refuses a packed body where the body is read as it comes. */
  static void refuse(RoutingContext context) {
    String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw ApiException.unsupported("Content-Encoding: none is taken here");
    }
  }

  /**
   * The body as it was before it was packed.
   *
   * @param encoding as Content-Encoding says it; empty where it says nothing
   * @param maxBytes of what is unpacked
   * @throws ApiException where it is too large, or not packed as it says
   */
  static Buffer unpack(Buffer sent, String encoding, long maxBytes) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> inflate(sent, maxBytes);
      default -> throw ApiException.unsupported("Content-Encoding: allowed: gzip, or none");
    };
  }

  private static Buffer inflate(Buffer sent, long maxBytes) {
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent.getBytes()))) {
      Buffer body = Buffer.buffer(Math.min(sent.length() * 4, CHUNK * 8));
      byte[] chunk = new byte[CHUNK];
      for (int read = unpacked.read(chunk); read >= 0; read = unpacked.read(chunk)) {
        if (body.length() + read > maxBytes) {
          throw ApiException.tooLarge(
              "a body has at most "
                  + maxBytes
                  + " bytes once it is unpacked; send smaller batches");
        }
        body.appendBytes(chunk, 0, read);
      }
      return body;
    } catch (ZipException | EOFException malformed) {
      throw ApiException.badRequest("Content-Encoding: the body is no whole gzip");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
