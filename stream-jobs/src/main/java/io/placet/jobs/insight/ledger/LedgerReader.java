package io.placet.jobs.insight.ledger;

import io.placet.jobs.flink.start.KafkaReads;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.insight.InsightCodec;
import io.placet.schemas.topic.Topic;
import java.io.Serializable;

/**
 * Reads what was released. The topic is the ledger: it is read to its end before anything is
 * released, on every attempt, so that neither a restored savepoint nor a replay releases a cell
 * again. What cannot be read of it ends the attempt: it may be what was released.
 */
@FunctionalInterface
public interface LedgerReader extends Serializable {
  Released read();

  /** Nothing was released. */
  static LedgerReader empty() {
    return Released::new;
  }

  /** What is committed in the topic. */
  static LedgerReader ofTopic(String bootstrapServers) {
    return () -> {
      SingleObject<InsightEntry> codec = SingleObject.of(InsightEntry.class);
      Released released = new Released();
      try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
        kafka.all(
            Topic.INSIGHTS.topicName(),
            record -> {
              if (record.value() != null) {
                note(codec.decode(record.value()).getBody(), released);
              }
            });
      }
      return released;
    };
  }

  /** Notes an entry; a figure is over with its window. */
  static void note(Object body, Released released) {
    if (body instanceof BudgetCharged charged) {
      released.charge(InsightCodec.charge(charged));
    } else if (body instanceof WindowReleased window) {
      released.window(InsightCodec.metric(window), window.getUntil());
    }
  }
}
