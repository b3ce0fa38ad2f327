package io.placet.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request as it goes over the wire, made once, and what the body of a right answer contains: an
 * answer is counted only if it is right.
 */
public final class Request {
  private final byte[] bytes;
  private final byte[] expected;

  private Request(byte[] bytes, byte[] expected) {
    this.bytes = bytes;
    this.expected = expected;
  }

  /**
   * JSON by POST.
   *
   * @param authorization value of the header; none if empty
   * @param expected in the answer's body, in lower case; letters of either case match it
   */
  public static Request post(String path, String authorization, String json, String expected) {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(UTF_8);
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return new Request(all, expected.getBytes(UTF_8));
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.status() / 100 == 2 && answer.bodyContains(expected);
  }
}
