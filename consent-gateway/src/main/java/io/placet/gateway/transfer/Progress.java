package io.placet.gateway.transfer;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an import is: all that its file says before an offset is acknowledged by the log and
 * counted here.
 *
 * @param offset bytes of the file that are taken
 * @param nextLine number of the line that begins there, from 1
 * @param written lines that added something
 * @param unchanged lines that said what stands already
 * @param withheld lines that would permit what somebody refused
 * @param failed lines that are not as they should be
 * @param reported how many of the last two the report names
 * @param reportBytes length of the report
 * @param header of a CSV file, once it is read
 * @param done whether the file is at its end
 * @param at when it came so far
 */
record Progress(
    long offset,
    long nextLine,
    long written,
    long unchanged,
    long withheld,
    long failed,
    long reported,
    long reportBytes,
    Optional<Header> header,
    boolean done,
    Instant at) {
  static Progress begun(Instant at) {
    return new Progress(0, 1, 0, 0, 0, 0, 0, 0, Optional.empty(), false, at);
  }

  Progress withHeader(Header read, long end, long line) {
    return new Progress(
        end,
        line,
        written,
        unchanged,
        withheld,
        failed,
        reported,
        reportBytes,
        Optional.of(read),
        done,
        at);
  }

  Progress after(Batch batch, BatchWriter.Tally tally, Report.Extent report, Instant now) {
    return new Progress(
        batch.end(),
        batch.nextLine(),
        written + tally.written(),
        unchanged + tally.unchanged(),
        withheld + tally.withheld().size(),
        failed + batch.failed().size(),
        report.faults(),
        report.bytes(),
        header,
        done,
        now);
  }

  Progress ended(Instant now) {
    return new Progress(
        offset,
        nextLine,
        written,
        unchanged,
        withheld,
        failed,
        reported,
        reportBytes,
        header,
        true,
        now);
  }

  Report.Extent report() {
    return new Report.Extent(reported, reportBytes);
  }

  /** Lines of the file that are taken, without blank ones. */
  long lines() {
    return written + unchanged + withheld + failed;
  }
}
