package io.placet.domain.live;

import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Explained;
import io.placet.domain.score.Purchases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Expected purchases, or the probability alive. */
record BgNbdLive(BgNbdModel model, ColumnPlan purchases) implements Model {
  @Override
  public Optional<Explained> explain(Track track, long now) {
    return Bought.of(track.column(purchases), 0)
        .map(bought -> model.explain(bought, Purchases.day(Instant.ofEpochMilli(now))));
  }

  @Override
  public long next(Track track, long now) {
    if (!says(track)) {
      return Timers.NEVER;
    }
    LocalDate first = LocalDate.ofEpochDay(Bought.day(track.column(purchases).times[0]));
    return model.nextChange(first, Instant.ofEpochMilli(now)).toEpochMilli();
  }

  @Override
  public boolean says(Track track) {
    return track.column(purchases).size > 0;
  }
}
