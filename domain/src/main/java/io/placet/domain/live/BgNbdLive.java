package io.placet.domain.live;

import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Explained;
import io.placet.domain.score.Purchases;
import io.placet.domain.score.Repeats;
import java.time.Instant;
import java.util.Optional;

/** Expected purchases, or the probability alive. */
record BgNbdLive(BgNbdModel model, ColumnPlan purchases) implements Model {
  @Override
  public Optional<Explained> explain(Track track, long now) {
    return Bought.of(track.column(purchases), 0)
        .map(
            bought ->
                model.explain(
                    Repeats.of(bought, Purchases.day(Instant.ofEpochMilli(now)), model.unit())));
  }

  /** Days are counted, so at midnight. */
  @Override
  public long next(Track track, long now) {
    return says(track) ? Bought.nextMidnight(now) : Timers.NEVER;
  }

  @Override
  public boolean says(Track track) {
    return track.column(purchases).size > 0;
  }
}
