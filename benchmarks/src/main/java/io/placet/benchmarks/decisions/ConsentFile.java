package io.placet.benchmarks.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A CSV file of consents, a contact a line, made as it is read. */
final class ConsentFile extends InputStream {
  private static final String HEADER =
      "contact,purpose,channel,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n";
  private static final String CONSENT =
      ",newsletter,email,GIVEN,newsletter,3,checkout,box-ticked,2026-01-02T10:00:00Z,order ";

  private final String prefix;
  private final int lines;
  private byte[] line = HEADER.getBytes(UTF_8);
  private int at;
  private int made;

  /** A file of contacts whose ids begin with a prefix. */
  ConsentFile(String prefix, int lines) {
    this.prefix = prefix;
    this.lines = lines;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int filled = 0;
    while (filled < length && nextLine()) {
      int copied = Math.min(length - filled, line.length - at);
      System.arraycopy(line, at, into, offset + filled, copied);
      at += copied;
      filled += copied;
    }
    return filled == 0 ? -1 : filled;
  }

  private boolean nextLine() {
    if (at < line.length) {
      return true;
    }
    if (made == lines) {
      return false;
    }
    made++;
    line = ("user:" + prefix + made + CONSENT + made + "\n").getBytes(UTF_8);
    at = 0;
    return true;
  }
}
