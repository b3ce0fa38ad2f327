package io.placet.gateway.history;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * Counts of named series by hour and, so that long ranges need few rows, by day as well. They
 * become part of the batch that brings the position, so each record is counted once. Counted by one
 * thread, read by any.
 */
public final class HourlyCounts {
  private static final byte END_OF_NAME = 0;

  private record Cell(String series, Step step, long startSecond) {}

  private final ViewStore store;
  private final Family family;
  private final Map<Cell, Long> gathered = new HashMap<>();

  /** Over a family that nothing else writes to. */
  public HourlyCounts(ViewStore store, Family family) {
    this.store = store;
    this.family = family;
  }

  /** Counts something at an instant; at 1970 at the earliest. */
  public void add(String series, Instant at, long count) {
    Instant time = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    gathered.merge(cell(series, Step.HOUR, time), count, Long::sum);
  }

  /** Writes what was counted since the last batch. */
  public void write(ViewStore.Batch batch) {
    Map<Cell, Long> days = new HashMap<>();
    gathered.forEach(
        (hour, count) ->
            days.merge(
                cell(hour.series, Step.DAY, Instant.ofEpochSecond(hour.startSecond)),
                count,
                Long::sum));
    gathered.putAll(days);
    gathered.forEach(
        (cell, count) -> {
          byte[] key = key(cell.series, cell.step, cell.startSecond);
          long before = store.get(family, key).map(HourlyCounts::number).orElse(0L);
          batch.put(family, key, bytes(before + count));
        });
    gathered.clear();
  }

  /** Forgets what is not written. */
  public void clear() {
    gathered.clear();
  }

  /** The hours in which a series has anything. */
  public Optional<Extent> extent(String series) {
    List<Instant> days = starts(series, Step.DAY, Instant.EPOCH, Optional.empty());
    if (days.isEmpty()) {
      return Optional.empty();
    }
    Instant firstDay = days.get(0);
    Instant lastDay = days.get(days.size() - 1);
    List<Instant> first =
        starts(series, Step.HOUR, firstDay, Optional.of(Step.DAY.after(firstDay)));
    List<Instant> last = starts(series, Step.HOUR, lastDay, Optional.empty());
    return Optional.of(new Extent(first.get(0), Step.HOUR.after(last.get(last.size() - 1))));
  }

  /** The counts of a series over a range. */
  public Counts over(String series, Range range) {
    List<Instant> starts = range.starts();
    long[] counts = new long[starts.size() + 1];
    ObjLongConsumer<Instant> count =
        (start, number) -> {
          Instant at = start.isBefore(range.end()) ? start : range.end().minusNanos(1);
          counts[at.isBefore(range.to()) ? Range.indexOf(at, starts) : starts.size()] += number;
        };
    if (range.step() == Step.HOUR) {
      Instant nextDay = Step.DAY.after(Step.DAY.startOf(range.to()));
      visit(series, Step.HOUR, range.from(), Optional.of(nextDay), count);
      visit(series, Step.DAY, nextDay, Optional.empty(), count);
    } else {
      visit(series, Step.DAY, range.from(), Optional.empty(), count);
    }
    return new Counts(
        Arrays.stream(counts).limit(starts.size()).boxed().toList(), counts[starts.size()]);
  }

  private List<Instant> starts(String series, Step step, Instant from, Optional<Instant> end) {
    List<Instant> starts = new ArrayList<>();
    visit(series, step, from, end, (start, number) -> starts.add(start));
    return starts;
  }

  private void visit(
      String series,
      Step step,
      Instant from,
      Optional<Instant> end,
      ObjLongConsumer<Instant> visitor) {
    store.scan(
        family,
        key(series, step, from.getEpochSecond()),
        key(series, step, end.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE)),
        (key, value) ->
            visitor.accept(
                Instant.ofEpochSecond(ByteBuffer.wrap(key).getLong(key.length - Long.BYTES)),
                number(value)));
  }

  private static Cell cell(String series, Step step, Instant at) {
    return new Cell(series, step, step.startOf(at).getEpochSecond());
  }

  /** Of one series and step in order of time. */
  private static byte[] key(String series, Step step, long startSecond) {
    byte[] name = series.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(name.length + 2 + Long.BYTES)
        .put(name)
        .put(END_OF_NAME)
        .put((byte) (step == Step.DAY ? 'd' : 'h'))
        .putLong(startSecond)
        .array();
  }

  private static long number(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
