package io.placet.dashboards.insight;

import io.placet.dashboards.insight.MetricQuery.Span;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is asked of a metric, and refuses what it cannot answer, saying what it could. */
final class MetricQueryReader {
  private static final Set<String> PARAMETERS =
      Set.of(
          "from",
          "until",
          "by",
          "where",
          "period",
          "compareFrom",
          "compareUntil",
          "limit",
          "format");
  private static final String TOTAL = "total";
  private static final int DEFAULT_ROWS = 1_000;
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_VALUES = 100;
  private static final int MOST_LETTERS = 200;

  private final Metric metric;
  private final MultiMap asked;
  private final ZoneId zone;

  MetricQueryReader(Metric metric, MultiMap asked, ZoneId zone) {
    this.metric = metric;
    this.asked = asked;
    this.zone = zone;
  }

  /**
   * Reads it.
   *
   * @param mostRows where nothing is said
   */
  MetricQuery read(Optional<Integer> mostRows) {
    Set<String> unknown = new TreeSet<>(asked.names());
    unknown.removeAll(PARAMETERS);
    if (!unknown.isEmpty()) {
      throw InsightProblem.badRequest(
          "there are parameters that are not known; allowed: "
              + String.join(", ", new TreeSet<>(PARAMETERS)));
    }
    Rollup rollup = rollup();
    Map<String, List<String>> where = where();
    List<String> by = by();
    requireAddable(rollup, where, by);
    return new MetricQuery(
        metric,
        new Span(moment("from"), moment("until")),
        by,
        where,
        rollup,
        compared(),
        limit(mostRows));
  }

  private Rollup rollup() {
    String name = asked.get("period");
    Period own = metric.period();
    if (name == null) {
      return new Rollup(own, Optional.of(own));
    }
    if (name.equals(TOTAL)) {
      return new Rollup(own, Optional.empty());
    }
    List<String> allowed = new ArrayList<>();
    for (Period period : Period.values()) {
      boolean crosses = own == Period.WEEK && period == Period.MONTH;
      if (period.compareTo(own) >= 0 && !crosses) {
        if (period.wireName().equals(name)) {
          return new Rollup(own, Optional.of(period));
        }
        allowed.add(period.wireName());
      }
    }
    allowed.add(TOTAL);
    throw InsightProblem.badRequest(
        "period: of this metric allowed: " + String.join(", ", allowed));
  }

  private List<String> by() {
    List<String> by = asked.getAll("by").stream().distinct().toList();
    by.forEach(this::requireDimension);
    return by;
  }

  private Map<String, List<String>> where() {
    Map<String, List<String>> where = new LinkedHashMap<>();
    List<String> all = asked.getAll("where");
    if (all.size() > MOST_VALUES) {
      throw InsightProblem.badRequest("where: at most " + MOST_VALUES + " values");
    }
    for (String each : all) {
      int colon = each.indexOf(':');
      if (colon < 1 || each.length() > MOST_LETTERS) {
        throw InsightProblem.badRequest(
            "where: a dimension, a colon and a value, of at most " + MOST_LETTERS + " letters");
      }
      String dimension = each.substring(0, colon);
      requireDimension(dimension);
      List<String> values = where.computeIfAbsent(dimension, first -> new ArrayList<>());
      String value = each.substring(colon + 1);
      requireValue(dimension, value);
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return where;
  }

  private void requireDimension(String name) {
    if (!metric.dimensionNames().contains(name)) {
      throw InsightProblem.badRequest(
          metric.dimensionNames().isEmpty()
              ? "this metric has no dimension"
              : "by, where: of this metric allowed: " + String.join(", ", metric.dimensionNames()));
    }
  }

  /** A value that there cannot be is a slip, and an empty answer would hide it. */
  private void requireValue(String dimension, String value) {
    metric.dimensions().stream()
        .filter(known -> known.name().equals(dimension))
        .filter(known -> !known.all().contains(value))
        .findFirst()
        .ifPresent(
            known -> {
              throw InsightProblem.badRequest(
                  "where: of %s allowed: %s".formatted(dimension, some(known.all())));
            });
  }

  private static String some(List<String> values) {
    return values.size() <= 20
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, 20)) + ", … (see /insights/metrics)";
  }

  private void requireAddable(Rollup rollup, Map<String, List<String>> where, List<String> by) {
    if (Meaning.isAdditive(metric)) {
      return;
    }
    List<String> open =
        metric.dimensionNames().stream()
            .filter(name -> !by.contains(name))
            .filter(name -> where.getOrDefault(name, List.of()).size() != 1)
            .toList();
    if (!open.isEmpty()) {
      throw InsightProblem.badRequest(
          "%s Break down by %s, or hold each to one value by where."
              .formatted(Meaning.notAdditive(metric), String.join(", ", open)));
    }
    if (!rollup.isNone()) {
      throw InsightProblem.badRequest(
          "%s Allowed: period=%s, or a metric of a longer period."
              .formatted(Meaning.notAdditive(metric), metric.period().wireName()));
    }
  }

  private Optional<Span> compared() {
    boolean from = asked.contains("compareFrom");
    if (from != asked.contains("compareUntil")) {
      throw InsightProblem.badRequest("compareFrom and compareUntil come together");
    }
    return from
        ? Optional.of(new Span(moment("compareFrom"), moment("compareUntil")))
        : Optional.empty();
  }

  private Instant moment(String name) {
    String text = asked.get(name);
    if (text == null) {
      throw InsightProblem.badRequest(name + " is missing: a day or an instant");
    }
    for (MomentForm form : MomentForm.values()) {
      try {
        Instant moment = form.read(text, zone);
        int year = moment.atZone(zone).getYear();
        if (year >= 1970 && year <= 2999) {
          return moment;
        }
      } catch (DateTimeException other) {
        // one of the other forms, or none
      }
    }
    throw InsightProblem.badRequest(
        name
            + ": allowed: a day such as 2026-11-23 or an instant such as 2026-11-23T10:00:00Z, from 1970 to 2999");
  }

  private enum MomentForm {
    DAY {
      @Override
      Instant read(String text, ZoneId zone) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
    },
    INSTANT {
      @Override
      Instant read(String text, ZoneId zone) {
        return OffsetDateTime.parse(text).toInstant();
      }
    },
    LOCAL {
      @Override
      Instant read(String text, ZoneId zone) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
      }
    };

    abstract Instant read(String text, ZoneId zone);
  }

  private int limit(Optional<Integer> mostRows) {
    String text = asked.get("limit");
    if (text == null) {
      return mostRows.orElse(DEFAULT_ROWS);
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= mostRows.orElse(MOST_ROWS)) {
        return limit;
      }
    } catch (NumberFormatException none) {
      // refused below
    }
    throw InsightProblem.badRequest("limit: allowed: 1 to " + mostRows.orElse(MOST_ROWS));
  }
}
