package io.placet.benchmarks.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.function.IntFunction;

/** A text file of any length, made as it is read. */
public final class GeneratedFile extends InputStream {
  private final int count;
  private final IntFunction<String> made;
  private byte[] piece;
  private int at;
  private int next;

  /**
   * A file.
   *
   * @param header what it begins with
   * @param count of the pieces behind it
   * @param made each piece, numbered from 0
   */
  public GeneratedFile(String header, int count, IntFunction<String> made) {
    this.count = count;
    this.made = made;
    this.piece = header.getBytes(UTF_8);
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
      int copied = Math.min(length - filled, piece.length - at);
      System.arraycopy(piece, at, into, offset + filled, copied);
      at += copied;
      filled += copied;
    }
    return filled == 0 ? -1 : filled;
  }

  private boolean hasMore() {
    if (at < piece.length) {
      return true;
    }
    if (next == count) {
      return false;
    }
    piece = made.apply(next).getBytes(UTF_8);
    next++;
    at = 0;
    return true;
  }
}
