package io.placet.domain.live;

import io.placet.domain.score.Explained;
import io.placet.domain.score.Purchases;
import io.placet.domain.score.RfmModel;
import java.time.Instant;
import java.util.Optional;

/** Recency, frequency and monetary value. */
record RfmLive(RfmModel model, ColumnPlan purchases, ColumnPlan amounts) implements Model {
  @Override
  public Optional<Explained> explain(Track track, long now) {
    Sums sums = (Sums) track.column(amounts);
    return Bought.of(track.column(purchases), Bought.number(sums, 0))
        .map(bought -> model.explain(bought, Purchases.day(Instant.ofEpochMilli(now))));
  }

  @Override
  public long next(Track track, long now) {
    return Bought.of(track.column(purchases), 0)
        .map(bought -> model.nextChange(bought, Instant.ofEpochMilli(now)))
        .filter(next -> next.isBefore(Instant.MAX))
        .map(Instant::toEpochMilli)
        .orElse(Timers.NEVER);
  }

  @Override
  public boolean says(Track track) {
    return track.column(purchases).size > 0;
  }
}
