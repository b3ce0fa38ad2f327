package io.placet.gateway.deadletter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Names of fields that were dropped because the register does not declare them, with their counts
 * since this gateway started. A bounded number of names: what senders make up is not to fill the
 * memory.
 */
public final class DroppedFields {
  private static final int MOST = 500;
  private static final int MAX_NAME = 60;

  /** A field of an event type. */
  public record Name(String eventType, String field) {}

  private final Map<Name, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder others = new LongAdder();

  public void count(String eventType, String field) {
    Name name =
        new Name(eventType, field.length() <= MAX_NAME ? field : field.substring(0, MAX_NAME));
    LongAdder known = counts.get(name);
    if (known == null && counts.size() >= MOST) {
      others.increment();
      return;
    }
    counts.computeIfAbsent(name, first -> new LongAdder()).increment();
  }

  void each(BiConsumer<Name, Long> visitor) {
    counts.forEach((name, count) -> visitor.accept(name, count.sum()));
    if (others.sum() > 0) {
      visitor.accept(new Name("…", "…"), others.sum());
    }
  }
}
