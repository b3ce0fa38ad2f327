package io.placet.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An HTTP/1.1 answer as it comes in, piece by piece. Only with Content-Length, as Vert.x sends
 * them: anything else is refused.
 */
final class Answer {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(ISO_8859_1);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private byte[] bytes = new byte[1024];
  private int size;
  private int bodyAt;
  private int end;

  /** Takes what came; whether the answer is complete now. */
  boolean take(ByteBuffer came) {
    int more = came.remaining();
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (size + more));
    }
    came.get(bytes, size, more);
    size += more;
    if (bodyAt == 0) {
      int headEnd = find(END_OF_HEAD, 0, size);
      if (headEnd < 0) {
        return false;
      }
      bodyAt = headEnd + END_OF_HEAD.length;
      end = bodyAt + contentLength(headEnd);
    }
    if (size > end) {
      throw new IllegalStateException("more came than one answer");
    }
    return size == end;
  }

  int status() {
    return number(STATUS_AT);
  }

  boolean bodyContains(byte[] text) {
    return find(text, bodyAt, end) >= 0;
  }

  /** Ready for the next answer. */
  void clear() {
    size = 0;
    bodyAt = 0;
    end = 0;
  }

  private int contentLength(int headEnd) {
    int at = find(LENGTH, 0, headEnd);
    if (at < 0) {
      throw new IllegalStateException("an answer without Content-Length");
    }
    int digits = at + LENGTH.length;
    while (bytes[digits] == ' ') {
      digits++;
    }
    return number(digits);
  }

  private int number(int from) {
    int number = 0;
    for (int at = from; at < size && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      number = 10 * number + bytes[at] - '0';
    }
    return number;
  }

  /** Where lower-case text begins, letters of either case alike; -1 where it does not. */
  private int find(byte[] text, int from, int to) {
    for (int at = from; at <= to - text.length; at++) {
      if (matches(text, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean matches(byte[] text, int at) {
    for (int i = 0; i < text.length; i++) {
      byte has = bytes[at + i];
      if (has != text[i] && (has < 'A' || has > 'Z' || (has | 0x20) != text[i])) {
        return false;
      }
    }
    return true;
  }
}
