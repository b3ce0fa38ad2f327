package io.placet.gateway.upload;

import java.util.Optional;

/** The records of a file, one after the other, as its chunks come. Not for several threads. */
public final class Records {
  private final Chunks chunks;
  private final RecordSplitter splitter;
  private boolean ended;

  public Records(Chunks chunks, RecordSplitter splitter) {
    this.chunks = chunks;
    this.splitter = splitter;
  }

  /**
   * Waits for the next record.
   *
   * @return empty at the file's end
   * @throws CutShortException where the file broke off
   */
  public Optional<RawRecord> next() throws CutShortException {
    Optional<RawRecord> record = splitter.next();
    while (record.isEmpty() && !ended) {
      Optional<byte[]> chunk = chunks.take();
      if (chunk.isPresent()) {
        splitter.feed(chunk.get());
      } else {
        ended = true;
        splitter.finish();
      }
      record = splitter.next();
    }
    return record;
  }

  /** From now on values may be quoted, and a record has so many of them. */
  public void quoted(char separator, int values) {
    splitter.quoted(separator, values);
  }

  /** Number of the line that the next record begins on. */
  public long line() {
    return splitter.line();
  }
}
