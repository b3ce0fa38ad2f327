package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Sequence.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a sequence, and how far it has come: for each step the attempt whose last event is
 * the latest, as {@link io.placet.domain.segment.Sequence} says. What is in time is so within every
 * window that holds the first event, so windows need none of their own.
 */
final class Steps extends Column {
  private static final long NONE = Long.MIN_VALUE;

  private final long[] withins;
  private final long[] starts;
  private final long[] lasts;
  private short[] steps;

  Steps(ColumnPlan plan, List<Step> sequence) {
    super(plan);
    withins = sequence.stream().mapToLong(Steps::within).toArray();
    starts = new long[withins.length];
    lasts = new long[withins.length];
    Arrays.fill(starts, NONE);
    steps = new short[times.length];
  }

  private static long within(Step step) {
    return step.within().map(Duration::toMillis).orElse(Long.MAX_VALUE);
  }

  /** An event that is a step. */
  static int isStep(int step) {
    return 1 << step;
  }

  /** An event that must not lie between the step before and this one. */
  static int breaks(int step) {
    return 1 << (step + io.placet.domain.segment.Sequence.MAX_STEPS);
  }

  @Override
  boolean add(long time, @Nullable FieldValue value, int mask, long now) {
    int place = open(time, now);
    steps[place] = (short) mask;
    if (place == size - 1) {
      follow(place);
    } else {
      dropped();
    }
    return true;
  }

  boolean isWhole() {
    return start() != NONE;
  }

  /** When the whole sequence that began last began. */
  long start() {
    return starts[starts.length - 1];
  }

  private void follow(int place) {
    long time = times[place];
    int mask = steps[place];
    // From the last step down: what an event reaches it has not reached before itself.
    for (int step = starts.length - 1; step >= 0; step--) {
      boolean reached = (mask & isStep(step)) != 0 && (step == 0 || isInTime(step, time));
      if (reached) {
        starts[step] = step == 0 ? time : starts[step - 1];
        lasts[step] = time;
      } else if (step + 1 < starts.length && (mask & breaks(step + 1)) != 0) {
        starts[step] = NONE;
      }
    }
  }

  private boolean isInTime(int step, long time) {
    return starts[step - 1] != NONE && time - lasts[step - 1] <= withins[step];
  }

  @Override
  void dropped() {
    Arrays.fill(starts, NONE);
    for (int place = 0; place < size; place++) {
      follow(place);
    }
  }

  @Override
  void resize(int room) {
    steps = Arrays.copyOf(steps, room);
  }

  @Override
  void move(int from, int to, int count) {
    System.arraycopy(steps, from, steps, to, count);
  }

  @Override
  int bytesPerEntry() {
    return Short.BYTES;
  }
}
