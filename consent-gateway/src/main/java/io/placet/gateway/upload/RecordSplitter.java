package io.placet.gateway.upload;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a file that comes in chunks into its records: lines, which in CSV go on where a quoted value
 * does. A quote that is not closed must not swallow the file: a record that gets too long, or whose
 * quotes do not fit, loses its first line only, and the next line begins a record of its own. Holds
 * one record and the rest of a chunk, whatever the file's size. Not for several threads.
 */
public final class RecordSplitter {
  /** Longer than any line has reason to be. */
  public static final int MAX_BYTES = 16 * 1024;

  /** Lines that one record may have, in quoted values. */
  static final int MAX_LINES = 100;

  private static final byte[] NOTHING = new byte[0];

  /** Delimiter of a file whose records are its lines. */
  private static final byte NONE = 0;

  private byte[] buffer = new byte[2 * MAX_BYTES];
  private int start;
  private int end;
  private long offset;
  private long line;
  private boolean finished;
  private boolean skipping;
  private byte delimiter = NONE;
  private int columns;

  /**
   * A splitter of a file from an offset on.
   *
   * @param line number of the line that begins there, from 1
   */
  public RecordSplitter(long offset, long line) {
    this.offset = offset;
    this.line = line;
  }

  /** From now on values may be quoted, and a record has so many of them. */
  public void quoted(char separator, int values) {
    delimiter = (byte) separator;
    columns = values;
  }

  public void feed(byte[] chunk) {
    if (buffer.length - end < chunk.length) {
      byte[] next =
          end - start + chunk.length > buffer.length
              ? new byte[end - start + chunk.length]
              : buffer;
      System.arraycopy(buffer, start, next, 0, end - start);
      buffer = next;
      end -= start;
      start = 0;
    }
    System.arraycopy(chunk, 0, buffer, end, chunk.length);
    end += chunk.length;
  }

  /** Nothing follows: what is left is the last record. */
  public void finish() {
    finished = true;
  }

  /** The next record; empty where more of the file is needed, or it is at its end. */
  public Optional<RawRecord> next() {
    if (skipping) {
      return restOfTooLong();
    }
    if (start == end) {
      return Optional.empty();
    }
    return delimiter == NONE ? nextLine() : new QuotedScan().next();
  }

  /** Number of the line that the next record begins on. */
  public long line() {
    return line;
  }

  private Optional<RawRecord> nextLine() {
    for (int at = start; at < end; at++) {
      if (buffer[at] == '\n') {
        return at - start > MAX_BYTES
            ? taken(at + 1, 1, "a line has at most " + MAX_BYTES + " bytes")
            : taken(at + 1, 1, "");
      }
    }
    return finished || end - start > MAX_BYTES ? unended() : Optional.empty();
  }

  /** No end of line in sight. */
  private Optional<RawRecord> unended() {
    if (end - start > MAX_BYTES) {
      skipping = true;
      return restOfTooLong();
    }
    return taken(end, 1, "");
  }

  private Optional<RawRecord> restOfTooLong() {
    for (int at = start; at < end; at++) {
      if (buffer[at] == '\n') {
        skipping = false;
        return taken(at + 1, 1, "a line has at most " + MAX_BYTES + " bytes");
      }
    }
    offset += end - start;
    start = end;
    if (!finished) {
      return Optional.empty();
    }
    skipping = false;
    return taken(end, 1, "a line has at most " + MAX_BYTES + " bytes");
  }

  private Optional<RawRecord> taken(int next, int lines, String fault) {
    int last = next;
    if (last > start && buffer[last - 1] == '\n') {
      last--;
    }
    if (last > start && buffer[last - 1] == '\r') {
      last--;
    }
    byte[] bytes = fault.isEmpty() ? Arrays.copyOfRange(buffer, start, last) : NOTHING;
    long from = line;
    offset += next - start;
    start = next;
    line += lines;
    return Optional.of(
        new RawRecord(
            bytes, from, offset, fault.isEmpty() ? Optional.empty() : Optional.of(fault)));
  }

  /** One look at a record of quoted values; begun anew when more of the file is there. */
  private final class QuotedScan {
    private boolean inQuotes;
    private boolean misquoted;
    private boolean valueBegins = true;
    private int values = 1;
    private int lines = 1;
    private int secondLine = -1;

    Optional<RawRecord> next() {
      for (int at = start; at < end; at++) {
        if (at - start >= MAX_BYTES || lines > MAX_LINES || (misquoted && secondLine > 0)) {
          return broken();
        }
        byte b = buffer[at];
        if (b == '\n') {
          if (!inQuotes) {
            return ended(at + 1);
          }
          secondLine = secondLine < 0 ? at + 1 : secondLine;
          lines++;
        } else if (inQuotes) {
          if (b == '"' && at + 1 < end && buffer[at + 1] == '"') {
            at++;
          } else if (b == '"') {
            if (at + 1 == end && !finished) {
              return Optional.empty();
            }
            inQuotes = false;
            misquoted |= at + 1 < end && !mayFollowQuote(buffer[at + 1]);
          }
        } else if (b == delimiter) {
          values++;
          valueBegins = true;
          continue;
        } else if (b == '"' && valueBegins) {
          inQuotes = true;
        }
        valueBegins = false;
      }
      return finished ? ended(end) : Optional.empty();
    }

    private boolean mayFollowQuote(byte b) {
      return b == delimiter || b == '\n' || b == '\r';
    }

    private Optional<RawRecord> ended(int next) {
      if (secondLine > 0 && (inQuotes || misquoted || values != columns)) {
        return broken();
      }
      return taken(
          next,
          lines,
          inQuotes || misquoted
              ? "a quoted value ends with a quote, and a quote inside it is written twice"
              : "");
    }

    /** Its first line alone is wrong, as far as anyone can tell. */
    private Optional<RawRecord> broken() {
      return secondLine > 0
          ? taken(
              secondLine,
              1,
              "a quoted value is closed within "
                  + MAX_LINES
                  + " lines and "
                  + MAX_BYTES
                  + " bytes, and a record has "
                  + columns
                  + " values")
          : tooLong();
    }

    private Optional<RawRecord> tooLong() {
      skipping = true;
      return restOfTooLong();
    }
  }
}
