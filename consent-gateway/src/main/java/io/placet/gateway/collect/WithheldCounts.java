package io.placet.gateway.collect;

import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts on the withheld topic how many events of a type were withheld and why; never whose. */
public final class WithheldCounts {
  private static final Logger LOG = LoggerFactory.getLogger(WithheldCounts.class);

  private record Cell(String eventType, String reason) {}

  private final LogWriter log;
  private final SingleObject<WithheldCount> counts = SingleObject.of(WithheldCount.class);

  public WithheldCounts(LogWriter log) {
    this.log = log;
  }

  /** Complete once the counts are on the topic, or are known to be lost. */
  CompletableFuture<Void> count(List<Message> messages, List<Outcome> outcomes, Instant at) {
    Map<Integer, String> types =
        messages.stream()
            .collect(Collectors.toMap(Message::index, message -> message.event().orElse("")));
    Map<Cell, Long> cells = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome.fate() == Fate.WITHHELD) {
        cells.merge(
            new Cell(types.getOrDefault(outcome.index(), ""), outcome.reason()), 1L, Long::sum);
      }
    }
    return CompletableFuture.allOf(
        cells.entrySet().stream()
            .map(cell -> append(cell.getKey(), cell.getValue(), at))
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Long> append(Cell cell, long count, Instant at) {
    WithheldCount record =
        new WithheldCount(EnforcementPoint.GATEWAY, cell.eventType(), cell.reason(), count, at);
    return log.append(Topic.WITHHELD, counts.encode(record))
        .exceptionally(
            failure -> {
              LOG.atWarn()
                  .setCause(failure)
                  .log("A count of withheld events was lost; the events stay withheld");
              return -1L;
            });
  }
}
