package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateRig;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts definitions on their topic, for a job that starts afterwards. */
final class Defining {
  private Defining() {}

  static void in(GateRig rig, List<SegmentDefinition> segments, List<ScoringDefinition> scores) {
    SingleObject<SegmentDefinition> segmentCodec = SingleObject.of(SegmentDefinition.class);
    SingleObject<ScoringDefinition> scoreCodec = SingleObject.of(ScoringDefinition.class);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", rig.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ScoringDefinition score : scores) {
        append(
            producer,
            rig,
            score.getId(),
            Keys.scoringDefinition(score.getId(), score.getVersion()),
            scoreCodec.encode(score));
      }
      for (SegmentDefinition segment : segments) {
        append(
            producer,
            rig,
            segment.getId(),
            Keys.definition(segment.getId(), segment.getVersion()),
            segmentCodec.encode(segment));
      }
    }
  }

  private static void append(
      KafkaProducer<byte[], byte[]> producer, GateRig rig, String id, byte[] key, byte[] value) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topic.DEFINITIONS.topicName(), Keys.partitionOf(id, rig.partitions()), key, value));
  }
}
