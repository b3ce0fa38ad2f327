package io.placet.gateway.transfer;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts a file into batches. Holds one batch and one chunk of the file, whatever its size. */
final class BatchReader {
  /** Lines of a batch at most: enough that one barrier for each is a small share. */
  static final int MAX_LINES = 1_000;

  /** Where a file comes from. */
  @FunctionalInterface
  interface Source {
    /**
     * Waits for the next chunk.
     *
     * @return empty at the file's end
     * @throws CutShortException where the file broke off
     */
    Optional<byte[]> take() throws CutShortException;
  }

  private record About(SubjectId subject, ConsentKey key) {}

  private final Source source;
  private final RecordSplitter splitter;
  private final Rows rows;
  private final LineReader reader;
  private boolean ended;
  private Optional<Line> held = Optional.empty();
  private long heldEnd;

  private List<Line> lines = new ArrayList<>();
  private List<Fault> failed = new ArrayList<>();
  private Set<About> abouts = new HashSet<>();
  private long end;
  private long nextLine;

  BatchReader(Source source, RecordSplitter splitter, Rows rows, LineReader reader) {
    this.source = source;
    this.splitter = splitter;
    this.rows = rows;
    this.reader = reader;
  }

  /** The next batch; empty at the end of the file. */
  Optional<Batch> next() throws CutShortException {
    boolean any = false;
    if (held.isPresent()) {
      add(held.get());
      end = heldEnd;
      nextLine = splitter.line();
      held = Optional.empty();
      any = true;
    }
    while (lines.size() + failed.size() < MAX_LINES) {
      Optional<RawRecord> record = record();
      if (record.isEmpty()) {
        break;
      }
      any = true;
      if (!take(record.get())) {
        heldEnd = record.get().end();
        break;
      }
      end = record.get().end();
      nextLine = splitter.line();
    }
    return any ? Optional.of(batch()) : Optional.empty();
  }

  /** The next record of a file; empty at its end. */
  private Optional<RawRecord> record() throws CutShortException {
    Optional<RawRecord> record = splitter.next();
    while (record.isEmpty() && !ended) {
      Optional<byte[]> chunk = source.take();
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

  /** Whether a record belongs to this batch; else it is held for the next. */
  private boolean take(RawRecord record) {
    if (record.isBlank()) {
      return true;
    }
    try {
      if (record.fault().isPresent()) {
        throw new LineFault("", record.fault().get());
      }
      Line line = reader.read(record.line(), rows.read(record.bytes()));
      if (about(line).filter(abouts::contains).isPresent()) {
        held = Optional.of(line);
        return false;
      }
      add(line);
    } catch (LineFault fault) {
      failed.add(Fault.failed(record.line(), fault));
    }
    return true;
  }

  private void add(Line line) {
    lines.add(line);
    about(line).ifPresent(abouts::add);
  }

  private static Optional<About> about(Line line) {
    return line.draft().map(draft -> new About(line.subject(), draft.key()));
  }

  private Batch batch() {
    Batch batch = new Batch(lines, failed, end, nextLine);
    lines = new ArrayList<>();
    failed = new ArrayList<>();
    abouts = new HashSet<>();
    return batch;
  }
}
