package io.placet.schemas.codec;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes that one thread writes: {@link java.io.ByteArrayOutputStream} takes a lock for each of
 * them, which costs as much as the encoding.
 */
final class ByteSink extends OutputStream {
  private byte[] bytes;
  private int count;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  @Override
  public void write(int value) {
    ensure(1);
    bytes[count++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, count, length);
    count += length;
  }

  private void ensure(int more) {
    if (more > bytes.length - count) {
      bytes = Arrays.copyOf(bytes, Math.addExact(count, Math.max(more, count)));
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, count);
  }
}
