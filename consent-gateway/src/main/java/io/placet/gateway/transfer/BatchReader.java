package io.placet.gateway.transfer;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.upload.CutShortException;
import io.placet.gateway.upload.RawRecord;
import io.placet.gateway.upload.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts a file into batches. Holds one batch and one chunk of the file, whatever its size. */
final class BatchReader {
  /** Lines of a batch at most: enough that one barrier for each is a small share. */
  static final int MAX_LINES = 1_000;

  private record About(SubjectId subject, ConsentKey key) {}

  private final Records records;
  private final Rows rows;
  private final LineReader reader;
  private Optional<Line> held = Optional.empty();
  private long heldEnd;

  private List<Line> lines = new ArrayList<>();
  private List<Fault> failed = new ArrayList<>();
  private Set<About> abouts = new HashSet<>();
  private long end;
  private long nextLine;

  BatchReader(Records records, Rows rows, LineReader reader) {
    this.records = records;
    this.rows = rows;
    this.reader = reader;
  }

  /** The next batch; empty at the end of the file. */
  Optional<Batch> next() throws CutShortException {
    boolean any = false;
    if (held.isPresent()) {
      add(held.get());
      end = heldEnd;
      nextLine = records.line();
      held = Optional.empty();
      any = true;
    }
    while (lines.size() + failed.size() < MAX_LINES) {
      Optional<RawRecord> record = records.next();
      if (record.isEmpty()) {
        break;
      }
      any = true;
      if (!take(record.get())) {
        heldEnd = record.get().end();
        break;
      }
      end = record.get().end();
      nextLine = records.line();
    }
    return any ? Optional.of(batch()) : Optional.empty();
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
