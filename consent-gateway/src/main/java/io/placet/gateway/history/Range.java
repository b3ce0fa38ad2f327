package io.placet.gateway.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A range of time in whole steps; only the last may be cut short.
 *
 * @param from where the first step begins
 * @param to where the range ends
 * @param end where all that is counted ends; what is dated later counts as if just before it
 */
public record Range(Instant from, Instant to, Instant end, Step step) {
  public Range {
    if (!from.equals(step.startOf(from)) && from.isBefore(to)) {
      throw new IllegalArgumentException("a range begins with a step");
    }
    if (to.isAfter(end)) {
      throw new IllegalArgumentException("a range ends at the latest where everything ends");
    }
  }

  /** When each step begins. */
  public List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = step.after(start)) {
      starts.add(start);
    }
    return starts;
  }

  /** What every answer says of its range. */
  public JsonObject toJson() {
    JsonArray starts = new JsonArray();
    starts().forEach(start -> starts.add(start.toString()));
    return new JsonObject()
        .put("from", from.toString())
        .put("to", to.toString())
        .put("step", step.wireName())
        .put("starts", starts);
  }

  /** The step of an instant that is not before the first. */
  static int indexOf(Instant at, List<Instant> starts) {
    int found = Collections.binarySearch(starts, at);
    return found >= 0 ? found : -found - 2;
  }
}
