package io.placet.gateway.upload;

import java.util.Optional;

/**
 * The bytes of one record of a file, without the end of its line.
 *
 * @param line number of the line it begins on, from 1
 * @param end offset in the file behind it and its line's end
 * @param fault why it is no record
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record RawRecord(byte[] bytes, long line, long end, Optional<String> fault) {
  /** Whether there is nothing on it. */
  public boolean isBlank() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return fault.isEmpty();
  }
}
