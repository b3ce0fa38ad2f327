package io.placet.jobs.insight.bound;

import io.placet.jobs.flink.start.KafkaReads;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What had ended before an operator opened. Two topics have no order between them: events that are
 * read anew must not be released before the withdrawal that came after them was read too.
 */
@FunctionalInterface
public interface EarlierEndings extends Serializable {
  /** By pseudonym and purpose, the position of contact-log below which it ended last. */
  Map<String, Map<String, Long>> read();

  /** Nothing had. */
  static EarlierEndings none() {
    return Map::of;
  }

  /** What the topic says until its end. */
  static EarlierEndings ofTopic(String bootstrapServers) {
    return () -> {
      SingleObject<ConsentTransition> codec = SingleObject.of(ConsentTransition.class);
      Map<String, Map<String, Long>> endings = new HashMap<>();
      try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
        kafka.all(
            Topic.CONSENT_TRANSITIONS.topicName(), record -> Reading.note(record, codec, endings));
      }
      return endings;
    };
  }

  /** How a record is read. */
  final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierEndings.class);

    private Reading() {}

    private static void note(
        ConsumerRecord<byte[], byte[]> record,
        SingleObject<ConsentTransition> codec,
        Map<String, Map<String, Long>> endings) {
      if (record.value() == null) {
        return;
      }
      try {
        ConsentTransition transition = codec.decode(record.value());
        long below = transition.getBelow();
        for (String purpose : transition.getEnded()) {
          endings
              .computeIfAbsent(transition.getPseudonym(), absent -> new HashMap<>())
              .merge(purpose, below, Math::max);
        }
      } catch (MalformedRecordException unreadable) {
        LOG.atWarn()
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .log("A consent transition cannot be read and is left out");
      }
    }
  }
}
