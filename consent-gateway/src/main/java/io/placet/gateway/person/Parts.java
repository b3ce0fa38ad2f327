package io.placet.gateway.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts in a row as bytes, each behind its length, so that no two rows are the same bytes. */
final class Parts {
  private Parts() {}

  static byte[] join(List<String> parts) {
    List<byte[]> encoded =
        parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
    int size = encoded.stream().mapToInt(part -> Short.BYTES + part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    encoded.forEach(part -> bytes.putShort((short) part.length).put(part));
    return bytes.array();
  }

  static List<String> split(byte[] joined) {
    ByteBuffer bytes = ByteBuffer.wrap(joined);
    List<String> parts = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] part = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(part);
      parts.add(new String(part, StandardCharsets.UTF_8));
    }
    return parts;
  }
}
