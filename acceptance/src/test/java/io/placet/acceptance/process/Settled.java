package io.placet.acceptance.process;

import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;

/** When everything that was accepted has gone through the stream, and what follows from it. */
final class Settled {
  private static final Duration BOUND = Duration.ofSeconds(90);

  /**
   * One checkpoint for what was on its way when the last event was seen, one for the timers of the
   * watermark behind that event, and one more, since output is committed after its checkpoint.
   */
  private static final int CHECKPOINTS = 3;

  private Settled() {}

  /**
   * Waits until so many events are behind the gate or withheld in the stream, and until what
   * follows from them is committed.
   */
  static void after(PlacetProcess placet, long distinctEvents) {
    Topics topics = placet.topics();
    Until.holds(
        BOUND,
        distinctEvents + " events through the gate",
        // the ends, which count more than events, are quick to ask for
        () ->
            ends(topics) >= distinctEvents && passed(topics) + withheld(topics) >= distinctEvents);
    long last = placet.newestCheckpoint();
    Until.holds(
        BOUND,
        CHECKPOINTS + " more checkpoints",
        () -> placet.newestCheckpoint() >= last + CHECKPOINTS);
  }

  private static long ends(Topics topics) {
    return topics.stableEnds(List.of(Topic.PSEUDONYMISED_EVENTS, Topic.WITHHELD)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static long passed(Topics topics) {
    return topics.read(Topic.PSEUDONYMISED_EVENTS).size();
  }

  private static long withheld(Topics topics) {
    return topics.read(Topic.WITHHELD, WithheldCount.class).stream()
        .filter(count -> count.value().getPoint().name().equals("STREAM"))
        .mapToLong(count -> count.value().getCount())
        .sum();
  }
}
