package io.placet.domain.live;

import io.placet.domain.score.Contribution;
import io.placet.domain.score.Explained;
import io.placet.domain.score.PointsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Points that fade: of each event type only what they come to. */
final class PointsLive implements Model {
  /** How far the formula is followed at once: it is too early by two or three milliseconds. */
  private static final int MOST_STEPS = 8;

  /** The points of a type. */
  record Part(String type, ColumnPlan column) {}

  private final PointsModel model;
  private final List<Part> parts;
  private final long millisToVanish;

  /**
   * Of a model.
   *
   * @param parts by name of the type
   */
  PointsLive(PointsModel model, List<Part> parts) {
    this.model = model;
    this.parts = List.copyOf(parts);
    millisToVanish = model.millisToVanish();
  }

  @Override
  public Optional<Explained> explain(Track track, long now) {
    List<Contribution> contributions = new ArrayList<>(parts.size());
    for (Part part : parts) {
      Fading points = (Fading) track.column(part.column());
      if (points.size > 0) {
        contributions.add(new Contribution(part.type(), points.size, points.valueAt(now)));
      }
    }
    return Optional.of(Explained.sumOf(contributions));
  }

  /** They fade by a formula that is known. */
  @Override
  public long next(Track track, long now) {
    return Timers.NEVER;
  }

  @Override
  public long next(Track track, long now, Ladder ladder, int position) {
    long vanish = Timers.NEVER;
    double value = 0;
    for (Part part : parts) {
      Fading points = (Fading) track.column(part.column());
      if (points.size > 0) {
        long end = points.times[points.size - 1] + millisToVanish;
        vanish = end > now ? Math.min(vanish, end) : vanish;
        value += points.valueAt(now);
      }
    }
    return Math.min(vanish, crossing(track, now, value, ladder, position));
  }

  /** The formula may name an instant that is too early; the value itself says whether it is. */
  private long crossing(Track track, long now, double value, Ladder ladder, int position) {
    int towards0 = value > 0 ? (position - 1) / 2 : position / 2;
    if ((position == 0 && value > 0) || towards0 == ladder.size()) {
      return Timers.NEVER;
    }
    long left = model.millisUntil(value, ScoreValue.number(ladder.threshold(towards0)));
    if (left == Long.MAX_VALUE) {
      return Timers.NEVER;
    }
    long at = now + left;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (ScoreValue.position(ladder, value(track, at)) != position) {
        return at;
      }
      at++;
    }
    return at;
  }

  private double value(Track track, long now) {
    double value = 0;
    for (Part part : parts) {
      Fading points = (Fading) track.column(part.column());
      value += points.size == 0 ? 0 : points.valueAt(now);
    }
    return value;
  }

  @Override
  public boolean says(Track track) {
    return !track.isEmpty();
  }
}
