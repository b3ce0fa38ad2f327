package io.placet.domain.live;

import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Decaying;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.LogisticModel.Term;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.Occurrence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The models of a plan that is being made, over columns. */
final class Models {
  private final Sources sources;

  Models(Sources sources) {
    this.sources = sources;
  }

  /** A model, and the columns that it reads. */
  record Read(Model model, Set<ColumnPlan> columns) {}

  Read read(ScoreModel model) {
    if (model instanceof PointsModel points) {
      return read(points);
    }
    if (model instanceof RfmModel rfm) {
      Occurrence purchase = Occurrence.of(rfm.eventType());
      ColumnPlan dates = all(sources.dates(purchase));
      ColumnPlan sums = all(sources.sums(purchase, rfm.amountField()));
      return new Read(new RfmLive(rfm, dates, sums), Set.of(dates, sums));
    }
    if (model instanceof BgNbdModel bgNbd) {
      ColumnPlan dates = all(sources.dates(Occurrence.of(bgNbd.eventType())));
      return new Read(new BgNbdLive(bgNbd, dates), Set.of(dates));
    }
    return read((LogisticModel) model);
  }

  private static ColumnPlan all(ColumnPlan column) {
    column.reachAll();
    return column;
  }

  private Read read(PointsModel model) {
    double halfLife = Decaying.millis(model.halfLife());
    List<PointsLive.Part> parts = new ArrayList<>();
    Set<ColumnPlan> columns = new LinkedHashSet<>();
    new TreeMap<>(model.points())
        .forEach(
            (type, worth) -> {
              ColumnPlan column = sources.points(type, worth, halfLife);
              parts.add(new PointsLive.Part(type, column));
              columns.add(column);
            });
    return new Read(new PointsLive(model, parts), columns);
  }

  private Read read(LogisticModel model) {
    Map<Term, Featured> features = new HashMap<>();
    Set<ColumnPlan> columns = new LinkedHashSet<>();
    for (Term term : model.terms()) {
      Featured feature = feature(term.feature());
      features.put(term, feature);
      columns.add(feature.column());
    }
    return new Read(new LogisticLive(model, features), columns);
  }

  private Featured feature(Feature feature) {
    Occurrence what = Occurrence.of(feature.eventType());
    ColumnPlan column =
        feature instanceof Feature.Sum sum ? sources.sums(what, sum.field()) : sources.dates(what);
    long window = millis(feature.window());
    column.reachTo(window);
    return new Featured(feature, column, window);
  }

  /** Rounded up: event times are whole milliseconds. */
  private static long millis(Duration window) {
    long millis = window.toMillis();
    return window.equals(Duration.ofMillis(millis)) ? millis : millis + 1;
  }
}
