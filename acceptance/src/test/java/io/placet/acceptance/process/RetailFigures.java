package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.retail.ConsentTruth;
import io.placet.acceptance.retail.FigureTruth;
import io.placet.acceptance.retail.FigureTruth.Length;
import io.placet.acceptance.retail.FigureTruth.What;
import io.placet.acceptance.retail.RetailEvent;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.insight.InsightCodec;
import io.placet.schemas.topic.Topic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Figures that the sample register releases of the file, beside what is so. */
final class RetailFigures {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final Duration FAR_BEHIND = Duration.ofDays(60);
  private static final BigDecimal LARGE = new BigDecimal(500);

  private final List<RetailEvent> counting;
  private final SortedMap<String, SortedMap<Instant, FigureReleased>> released = new TreeMap<>();

  /** A metric of the sample without dimensions, and how it is computed plainly. */
  enum Sample {
    ORDERS_BY_WEEK("orders-by-week", What.ORDERS, Length.WEEK, 3, 2),
    REVENUE_BY_WEEK("revenue-by-week", What.REVENUE, Length.WEEK, 3, 2_000),
    BUYERS_BY_WEEK("buyers-by-week", What.BUYERS, Length.WEEK, 3, 1),
    BUYERS_BY_MONTH("buyers-by-month", What.BUYERS, Length.MONTH, 1, 1),
    ORDERS_BY_DAY("orders-by-day", What.ORDERS, Length.DAY, 2, 1);

    private final String id;
    private final What what;
    private final Length length;
    private final int cells;
    private final BigDecimal most;

    Sample(String id, What what, Length length, int cells, long most) {
      this.id = id;
      this.what = what;
      this.length = length;
      this.cells = cells;
      this.most = BigDecimal.valueOf(most);
    }
  }

  /**
   * A window.
   *
   * @param within the stated interval, to both sides
   */
  record Window(
      Instant from, BigDecimal exact, BigDecimal bounded, BigDecimal told, BigDecimal within) {
    double relativeError() {
      return told.subtract(exact).abs().doubleValue() / exact.abs().doubleValue();
    }

    boolean isWithin() {
      return told.subtract(bounded).abs().compareTo(within) <= 0;
    }

    boolean isLarge() {
      return exact.compareTo(LARGE) >= 0;
    }
  }

  private RetailFigures(List<RetailEvent> counting) {
    this.counting = counting;
  }

  /** Waits until the last whole week of the file is released. */
  static RetailFigures of(PlacetProcess placet, List<RetailEvent> posted) {
    return of(placet, posted, Duration.ofDays(7));
  }

  /**
   * Waits until a week is released that ends so little before the last event. Event time is that of
   * the partition that is behind most, which in a small file may be weeks.
   */
  private static RetailFigures of(
      PlacetProcess placet, List<RetailEvent> posted, Duration beforeTheLast) {
    RetailFigures figures =
        new RetailFigures(
            posted.stream()
                .filter(event -> ConsentTruth.SHIPPED.gives(event.contact(), "analytics"))
                .toList());
    Instant last = posted.get(posted.size() - 1).time();
    Until.holds(
        BOUND,
        "figures up to " + beforeTheLast.toDays() + " days before the last event",
        () -> {
          figures.read(placet);
          return figures.released.containsKey(Sample.ORDERS_BY_WEEK.id)
              && figures.released.get(Sample.ORDERS_BY_WEEK.id).values().stream()
                  .anyMatch(figure -> figure.getUntil().plus(beforeTheLast).isAfter(last));
        });
    return figures;
  }

  private void read(PlacetProcess placet) {
    for (var record : placet.topics().read(Topic.INSIGHTS, InsightEntry.class)) {
      if (record.value().getBody() instanceof FigureReleased figure) {
        FigureReleased before =
            released
                .computeIfAbsent(figure.getMetric(), absent -> new TreeMap<>())
                .put(figure.getFrom(), figure);
        assertThat(before == null || !figure.getCell().isEmpty() || before.equals(figure))
            .as("a cell has one value")
            .isTrue();
      }
    }
  }

  /**
   * What the topic says is one story, however often the process died: each key once, and of each
   * metric one window after the other.
   */
  static void assertOneStory(PlacetProcess placet, List<RetailEvent> posted) {
    RetailFigures figures = of(placet, posted, FAR_BEHIND);
    assertThat(figures.released).containsKeys(Sample.BUYERS_BY_WEEK.id, Sample.ORDERS_BY_DAY.id);
    Map<String, SortedMap<Instant, Instant>> windows = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (var record : placet.topics().read(Topic.INSIGHTS, InsightEntry.class)) {
      InsightEntry entry = record.value();
      assertThat(keys.add(new String(InsightCodec.key(entry), StandardCharsets.UTF_8)))
          .as("%s is written once", entry)
          .isTrue();
      if (entry.getBody() instanceof WindowReleased window) {
        windows
            .computeIfAbsent(window.getMetric(), absent -> new TreeMap<>())
            .put(window.getFrom(), window.getUntil());
      }
    }
    windows.forEach(
        (metric, spans) ->
            assertThat(spans.keySet())
                .as("%s has one window after the other", metric)
                .containsExactlyElementsOf(
                    Stream.concat(
                            Stream.of(spans.firstKey()),
                            spans.values().stream().limit(spans.size() - 1L))
                        .toList()));
  }

  /** All windows in which there is anything, in order. */
  List<Window> windows(Sample sample) {
    FigureTruth truth =
        FigureTruth.of(counting, sample.what, sample.length, sample.cells, sample.most);
    List<Window> windows = new ArrayList<>();
    for (FigureReleased figure : released.getOrDefault(sample.id, new TreeMap<>()).values()) {
      BigDecimal exact = truth.exact().get(figure.getFrom());
      if (exact != null) {
        windows.add(
            new Window(
                figure.getFrom(),
                exact,
                truth.bounded().getOrDefault(figure.getFrom(), BigDecimal.ZERO),
                BigDecimal.valueOf(figure.getValue(), figure.getScale()),
                BigDecimal.valueOf(figure.getWithin95(), figure.getScale())));
      }
    }
    return windows;
  }

  static double medianError(List<Window> windows) {
    return windows.stream()
        .map(Window::relativeError)
        .sorted(Comparator.naturalOrder())
        .skip(windows.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
