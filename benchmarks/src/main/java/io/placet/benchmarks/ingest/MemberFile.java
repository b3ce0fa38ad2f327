package io.placet.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A CSV file in which each contact gives two consents, made as it is read. */
final class MemberFile extends InputStream {
  private static final String HEADER =
      "contact,purpose,channel,state,notice,noticeVersion,collectionPoint,method,eventTime,proof\n";
  private static final String NEWSLETTER =
      ",newsletter,email,GIVEN,newsletter,3,checkout,box-ticked,2026-01-02T10:00:00Z,order ";
  private static final String PROFILING =
      ",profiling,,GIVEN,profiling,1,account,box-ticked,2026-01-02T10:00:00Z,order ";

  private final int members;
  private byte[] lines = HEADER.getBytes(UTF_8);
  private int at;
  private int made;

  MemberFile(int members) {
    this.members = members;
  }

  /** The id after {@code user:}. */
  static String user(int member) {
    return "member-" + member;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int filled = 0;
    while (filled < length && hasMore()) {
      int copied = Math.min(length - filled, lines.length - at);
      System.arraycopy(lines, at, into, offset + filled, copied);
      at += copied;
      filled += copied;
    }
    return filled == 0 ? -1 : filled;
  }

  private boolean hasMore() {
    if (at < lines.length) {
      return true;
    }
    if (made == members) {
      return false;
    }
    String contact = "user:" + user(made);
    lines =
        (contact + NEWSLETTER + made + "\n" + contact + PROFILING + made + "\n").getBytes(UTF_8);
    made++;
    at = 0;
    return true;
  }
}
