package io.placet.dashboards.insight;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Measure.Contacts;
import io.placet.domain.insight.Measure.Count;
import io.placet.domain.insight.Measure.Funnel;
import io.placet.domain.insight.Measure.Members;
import io.placet.domain.insight.Measure.Retention;
import io.placet.domain.insight.Measure.Sum;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What figures of a metric mean, for programs and in words. */
final class Meaning {
  private Meaning() {}

  /** As the contract names it; a measure that is not known here is {@code other}. */
  static String measure(Metric metric) {
    Measure measure = metric.measure();
    if (measure instanceof Count) {
      return "count";
    }
    if (measure instanceof Sum) {
      return "sum";
    }
    if (measure instanceof Contacts) {
      return "contacts";
    }
    if (measure instanceof Funnel) {
      return "funnel";
    }
    if (measure instanceof Members) {
      return "members";
    }
    return measure instanceof Retention ? "retention" : "other";
  }

  /** Whether figures of several cells or windows may be added up. */
  static boolean isAdditive(Metric metric) {
    return metric.measure() instanceof Count || metric.measure() instanceof Sum;
  }

  static String unit(Metric metric) {
    if (metric.measure() instanceof Sum) {
      return "amount";
    }
    return metric.measure() instanceof Count ? "events" : "contacts";
  }

  /** What a bound counts; of amounts nothing, for a register says no currency. */
  private static String inWords(Metric metric) {
    if (metric.measure() instanceof Sum) {
      return "";
    }
    return metric.bounds().most() == 1
        ? " " + unit(metric).replaceFirst("s$", "")
        : " " + unit(metric);
  }

  /** Decimals of its figures. */
  static int scale(Metric metric) {
    return metric.scale();
  }

  /** A number of smallest units as the figure that is shown. */
  static BigDecimal shown(long units, int scale) {
    return plain(BigDecimal.valueOf(units, scale));
  }

  /** Without zeros behind, and never in powers of ten. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A sentence each. */
  static List<String> sentences(Metric metric, long suppressedBelow) {
    int scale = scale(metric);
    List<String> told = new ArrayList<>();
    told.add(counts(metric));
    told.add(
        metric.measure() instanceof Members
            ? "One contact enters or leaves segments at most %d times a month, those it is in when the month begins included; what it does beyond is not told."
                .formatted(metric.bounds().cells())
            : "One contact is in at most %d cells of a month, over all windows, with at most %s in each; of busier contacts less is told than they did."
                .formatted(
                    metric.bounds().cells(),
                    shown(metric.bounds().most(), scale).toPlainString() + inWords(metric)));
    told.add(
        (metric.measure() instanceof Members
                ? "Each size is a sum of a few noisy ones, each drawn once, so noise changes from window to window"
                : "Each cell has noise of its own, drawn once")
            + "; low and high hold the figure without noise at least 95 times of 100.");
    told.add(
        isAdditive(metric)
            ? "Cells and windows add up; noise adds up too, so that the interval of a sum grows with the root of the number of cells in it."
            : notAdditive(metric));
    told.add(
        "A figure under %s is suppressed: not shown, which is not zero."
            .formatted(shown(suppressedBelow, scale).toPlainString()));
    return List.copyOf(told);
  }

  /** Why figures of it are not added up. */
  static String notAdditive(Metric metric) {
    if (metric.measure() instanceof Members) {
      return "Sizes do not add up: the same contact is in a segment for many "
          + plural(metric.period())
          + ", and in several segments.";
    }
    return "Distinct counts do not add up across "
        + plural(metric.period())
        + " or cells: the same contact may be in several of them.";
  }

  private static String counts(Metric metric) {
    Measure measure = metric.measure();
    String events = String.join(", ", measure.events());
    String window = metric.period().wireName();
    if (measure instanceof Count) {
      return "Counts events of each %s: %s.".formatted(window, events);
    }
    if (measure instanceof Sum sum) {
      String less =
          sum.subtracts().isEmpty() ? "" : ", less that of " + String.join(", ", sum.subtracts());
      return "Adds up %s of the events of each %s: %s%s."
          .formatted(sum.field(), window, String.join(", ", sum.adds()), less);
    }
    if (measure instanceof Funnel) {
      return "Counts contacts who came to each step within a %s, one after the other: %s."
          .formatted(window, events);
    }
    if (measure instanceof Retention) {
      return "Counts the active contacts of each %s by the one in which they were first seen: %s."
          .formatted(window, events);
    }
    if (measure instanceof Members members) {
      return "Counts contacts who are in a segment at the end of each %s, and of whom an event has passed for the purpose: %s."
          .formatted(window, String.join(", ", members.segments()));
    }
    return "Counts contacts of each %s: %s.".formatted(window, events);
  }

  static String plural(Period period) {
    return period.wireName() + "s";
  }
}
