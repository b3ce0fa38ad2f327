package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * A file of consents that is made as it is read: each line a contact of its own, as a shop's export
 * has them.
 */
final class ImportFile extends InputStream {
  static final String HEADER =
      "contact,purpose,channel,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n";

  private final String prefix;
  private final long bytes;
  private final long brokenLine;
  private final LongConsumer watcher;
  private byte[] line = HEADER.getBytes(UTF_8);
  private int at;
  private long lines;
  private long read;

  /**
   * A file.
   *
   * @param prefix of its contacts' ids
   * @param bytes about as many; it ends with a line
   * @param brokenLine number of the line that is wrong, 0 for none
   * @param watcher told the bytes that were read, after each line
   */
  ImportFile(String prefix, long bytes, long brokenLine, LongConsumer watcher) {
    this.prefix = prefix;
    this.bytes = bytes;
    this.brokenLine = brokenLine;
    this.watcher = watcher;
  }

  static String line(String user) {
    return "user:"
        + user
        + ",newsletter,email,GIVEN,newsletter,3,checkout,box-ticked,2026-01-02T10:00:00Z,"
        + "\"order of "
        + user
        + ", form of the checkout as shown in winter, archive box 12 on shelf 3, scan kept by the"
        + " shop with the order's papers, checked by two people in the spring of 2026\"\n";
  }

  /** Lines of consents that were read, without the header. */
  long lines() {
    return lines;
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
      read += copied;
    }
    watcher.accept(read);
    return filled == 0 ? -1 : filled;
  }

  private boolean nextLine() {
    if (at < line.length) {
      return true;
    }
    if (read >= bytes) {
      return false;
    }
    lines++;
    String text = line(prefix + lines);
    line =
        (lines + 1 == brokenLine ? "\"" + text.replace("GIVEN", "PERHAPS") : text).getBytes(UTF_8);
    at = 0;
    return true;
  }
}
