package io.placet.jobs.flink.cluster;

import java.time.Duration;
import java.util.Collections;
import org.apache.flink.changelog.fs.FsStateChangelogOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.rocksdb.CompressionType;

/**
 * How state is kept: in RocksDB, with a changelog beside it.
 *
 * <p>A checkpoint of RocksDB alone flushes its memtables on the thread of the operator, tens of
 * milliseconds in each interval during which no withdrawal is applied. With the changelog a
 * checkpoint only writes out what has changed since the last; RocksDB's own files are taken once in
 * {@link #MATERIALIZATION}.
 */
final class StateSettings {
  /** Bounds what a restore reads of changes, and how often the gate stands still for a flush. */
  private static final Duration MATERIALIZATION = Duration.ofMinutes(1);

  private static final int RETAINED_CHECKPOINTS = 2;

  /** As many as RocksDB has. */
  private static final int LEVELS = 7;

  /** What is compressed together. */
  private static final MemorySize BLOCK = MemorySize.parse("16kb");

  private StateSettings() {}

  static void set(Configuration flink, ClusterSettings settings) {
    checkpoints(flink, settings);
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(RocksDBOptions.OPTIONS_FACTORY, FlushTogether.class.getName());
    // Most look-ups find nothing: an event that was not seen, a contact for whom nothing waits.
    flink.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    // Histories of many contacts name the same types, fields and values.
    flink.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        Collections.nCopies(LEVELS, CompressionType.ZSTD_COMPRESSION));
    flink.set(RocksDBConfigurableOptions.BLOCK_SIZE, BLOCK);
    flink.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);
    flink.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "filesystem");
    flink.set(StateChangelogOptions.PERIODIC_MATERIALIZATION_INTERVAL, MATERIALIZATION);
    flink.set(FsStateChangelogOptions.BASE_PATH, ClusterSettings.flinkPath(settings.changes()));
  }

  private static void checkpoints(Configuration flink, ClusterSettings settings) {
    Duration interval = settings.checkpointInterval();
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        ClusterSettings.flinkPath(settings.checkpoints()));
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    flink.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(10));
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
  }
}
