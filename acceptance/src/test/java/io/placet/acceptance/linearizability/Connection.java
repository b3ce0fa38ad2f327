package io.placet.acceptance.linearizability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/**
 * A connection that sends each request once and never again by itself: a request that is sent twice
 * would be a write that nobody recorded.
 */
final class Connection implements AutoCloseable {
  /** Longer than a gateway is paused, so that what it answers when it goes on is seen. */
  private static final Duration TIMEOUT = Duration.ofSeconds(12);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LENGTH = "content-length:";
  private static final int LONGEST_LINE = 8_192;

  private final Socket socket = new Socket();
  private final InputStream in;

  record Reply(int status, JsonNode body) {}

  Connection(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Posts a body; its answer is the next that is read.
   *
   * @throws IOException where the connection is of no use any more
   */
  void send(String path, String token, String body) throws IOException {
    byte[] content = body.getBytes(UTF_8);
    String head =
        ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token)
            + ("\r\nContent-Type: application/json\r\nContent-Length: " + content.length)
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(content);
    socket.getOutputStream().write(request.toByteArray());
  }

  /**
   * Waits for an answer.
   *
   * @throws IOException where there is none; the connection is of no use then
   */
  Reply receive() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Reply(status, JSON.readTree(body));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
