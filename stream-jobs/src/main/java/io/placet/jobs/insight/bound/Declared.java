package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.OwnEvents;
import io.placet.domain.insight.Period;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metrics of the register, by what is asked of them for each event. */
public final class Declared {
  private final ZoneId zone;
  private final List<Metric> metrics;
  private final Map<String, Metric> byRef = new HashMap<>();
  private final Map<String, List<Metric>> byEvent = new HashMap<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> sizedSegments = new HashSet<>();
  private final Set<String> followed = new HashSet<>();
  private final Set<String> purposes = new HashSet<>();
  private final List<Metric> sizes;
  private final Map<Period, KnownWindows> windows = new EnumMap<>(Period.class);

  /** Those of a register. */
  public Declared(Register register) {
    zone = register.zone();
    metrics =
        register.insights().metrics().stream().sorted(Comparator.comparing(Metric::ref)).toList();
    sizes = metrics.stream().filter(one -> one.measure() instanceof Measure.Members).toList();
    for (Metric metric : metrics) {
      byRef.put(metric.ref().toString(), metric);
      purposes.add(metric.purpose());
      for (String event : Set.copyOf(metric.measure().events())) {
        byEvent.computeIfAbsent(event, absent -> new ArrayList<>()).add(metric);
      }
      if (metric.measure() instanceof Measure.Sum sum) {
        fields.add(sum.field());
      }
      if (metric.measure() instanceof Measure.Members members) {
        sizedSegments.addAll(members.segments());
      }
      if (isOfSegments(metric)) {
        followed.add(metric.purpose());
      }
      for (Dimension dimension : metric.dimensions()) {
        if (dimension.source() instanceof Dimension.OfField of) {
          fields.add(of.field());
        }
      }
    }
  }

  /** The window of a metric that an instant lies in. */
  public OpenWindow window(Metric metric, Instant at) {
    KnownWindows known =
        windows.computeIfAbsent(metric.period(), period -> new KnownWindows(period, zone));
    KnownWindows.Span span = known.of(at);
    return new OpenWindow(metric, span.start(), span.end(), span.month());
  }

  private static boolean isOfSegments(Metric metric) {
    return metric.measure() instanceof Measure.Members
        || metric.measure().events().contains(OwnEvents.SEGMENT_CHANGED);
  }

  /** All purposes that any of them has. */
  Set<String> purposes() {
    return purposes;
  }

  /** Those that tell sizes of segments. */
  List<Metric> sizes() {
    return sizes;
  }

  /** The segments whose sizes are told. */
  Set<String> sizedSegments() {
    return sizedSegments;
  }

  /**
   * The purposes of which it has to be known whether they stand: what is told of segments comes
   * with none.
   */
  Set<String> followed() {
    return followed;
  }

  /** Those that measure events of a type, in order of their ids. */
  List<Metric> of(String eventType) {
    return byEvent.getOrDefault(eventType, List.of());
  }

  /** All of them, in order of their ids. */
  public List<Metric> all() {
    return metrics;
  }

  /** The fields that any of them reads. */
  Set<String> fields() {
    return fields;
  }

  /** One that is still declared in that version, {@code id@version}. */
  public Optional<Metric> find(String ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  public ZoneId zone() {
    return zone;
  }

  /** The month in which a window that ends at an instant is released. */
  public YearMonth monthOf(Instant end) {
    return YearMonth.from(end.atZone(zone));
  }

  /** The first instant after a month. */
  public Instant end(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }
}
