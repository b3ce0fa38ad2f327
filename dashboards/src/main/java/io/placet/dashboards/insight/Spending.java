package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Figures.Window;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What figures cost, by month of release, the newest first.
 *
 * @param months with what was charged, or refused for want of budget
 */
record Spending(List<Month> months) {
  private static final int MOST_REFUSED = 10_000;

  /** What the figures of a metric cost each contact. */
  record Charge(MetricRef metric, Loss loss, Bounds bounds) {}

  /** A window of which nothing was released. */
  record Refused(MetricRef metric, Window window) {}

  /**
   * Of a month.
   *
   * @param refused windows that ended in it
   */
  record Month(YearMonth month, List<Charge> charges, List<Refused> refused) {
    Loss spent() {
      return charges.stream().map(Charge::loss).reduce(Loss.NONE, Loss::plus);
    }

    Loss left(Loss budget) {
      Loss spent = spent();
      return new Loss(
          budget.rho().subtract(spent.rho()).max(BigDecimal.ZERO),
          budget.delta().subtract(spent.delta()).max(BigDecimal.ZERO));
    }
  }

  static Spending read(Connection reader, ZoneId zone) throws SQLException {
    Map<YearMonth, Month> months = new TreeMap<>(Comparator.reverseOrder());
    try (Statement statement = reader.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT release_month, metric, version, rho, delta, cells, most FROM charges ORDER BY metric, version")) {
        while (rows.next()) {
          of(YearMonth.parse(rows.getString(1)), months)
              .charges()
              .add(
                  new Charge(
                      new MetricRef(rows.getString(2), rows.getInt(3)),
                      new Loss(
                          new BigDecimal(rows.getString(4)), new BigDecimal(rows.getString(5))),
                      new Bounds(rows.getInt(6), rows.getLong(7))));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT metric, version, window_start, window_end FROM windows WHERE refused ORDER BY window_start DESC LIMIT "
                  + MOST_REFUSED)) {
        while (rows.next()) {
          Instant until = Instant.ofEpochMilli(rows.getLong(4));
          of(YearMonth.from(until.atZone(zone)), months)
              .refused()
              .add(
                  new Refused(
                      new MetricRef(rows.getString(1), rows.getInt(2)),
                      new Window(Instant.ofEpochMilli(rows.getLong(3)), until)));
        }
      }
    }
    return new Spending(List.copyOf(months.values()));
  }

  private static Month of(YearMonth month, Map<YearMonth, Month> months) {
    return months.computeIfAbsent(
        month, first -> new Month(first, new ArrayList<>(), new ArrayList<>()));
  }
}
