package io.placet.gateway.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.gateway.http.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * The lines of an import that were not taken, as CSV in a file; bounded, the rest is only counted.
 * Never repeats what a line said.
 */
final class Report {
  /** Lines that a report names at most. */
  static final int MAX_FAULTS = 100_000;

  private static final String HEADER = "line,outcome,field,allowed\n";

  private final Path file;

  Report(Path file) {
    this.file = file;
  }

  /**
   * How much of a report counts; what a stopped gateway wrote beyond it is cut off.
   *
   * @param faults it names
   * @param bytes it has
   */
  record Extent(long faults, long bytes) {}

  /** Adds faults behind an extent; what it is then. */
  Extent append(Extent before, List<Fault> faults) {
    List<Fault> named =
        faults.subList(0, (int) Math.min(faults.size(), MAX_FAULTS - before.faults()));
    if (named.isEmpty() && before.bytes() > 0) {
      return before;
    }
    StringBuilder text = new StringBuilder(before.bytes() == 0 ? HEADER : "");
    for (Fault fault : named) {
      CsvText.line(
          text,
          List.of(
              Long.toString(fault.line()),
              fault.outcome().name().toLowerCase(Locale.ROOT),
              fault.field(),
              fault.allowed()));
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
    long end = before.bytes() + bytes.remaining();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(before.bytes());
      channel.position(before.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new Extent(before.faults() + named.size(), end);
  }

  /** Some bytes of the report from a position on; none at the end of an extent. */
  byte[] read(Extent extent, long position, int most) {
    int length = (int) Math.min(most, extent.bytes() - position);
    if (length <= 0) {
      return new byte[0];
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new IOException("the report is shorter than its import says");
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes.array();
  }

  /** The report of an import that found nothing to report. */
  static byte[] empty() {
    return HEADER.getBytes(UTF_8);
  }
}
