package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Period;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows that were looked for before: where one begins and ends is a question to the zone's rules,
 * and each event and each timer asks it of every metric.
 */
final class KnownWindows {
  /** A month of hours, some times over. */
  private static final int MOST = 4_096;

  private final TreeMap<Instant, Span> byStart = new TreeMap<>();
  private final Period period;
  private final ZoneId zone;
  private Span last = new Span(Instant.MIN, Instant.MIN, YearMonth.of(1, 1));

  KnownWindows(Period period, ZoneId zone) {
    this.period = period;
    this.zone = zone;
  }

  /** From an instant on, up to and without another. */
  record Span(Instant start, Instant end, YearMonth month) {
    boolean holds(Instant at) {
      return !at.isBefore(start) && at.isBefore(end);
    }
  }

  /** The one that an instant lies in. */
  Span of(Instant at) {
    if (!last.holds(at)) {
      Map.Entry<Instant, Span> known = byStart.floorEntry(at);
      last = known != null && known.getValue().holds(at) ? known.getValue() : find(at);
    }
    return last;
  }

  private Span find(Instant at) {
    if (byStart.size() >= MOST) {
      byStart.clear();
    }
    Instant start = period.start(at, zone);
    Instant end = period.end(start, zone);
    Span found = new Span(start, end, YearMonth.from(end.atZone(zone)));
    byStart.put(start, found);
    return found;
  }
}
