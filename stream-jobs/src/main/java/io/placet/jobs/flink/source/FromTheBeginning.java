package io.placet.jobs.flink.source;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts at the earliest record, and never jumps afterwards: a restored position that the log does
 * not have means another log, or one that lost records.
 */
@SuppressWarnings("deprecation") // the connector's interface still speaks of it
final class FromTheBeginning implements OffsetsInitializer {
  private static final long serialVersionUID = 1L;

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever offsets) {
    return OffsetsInitializer.earliest().getPartitionOffsets(partitions, offsets);
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
