package io.placet.jobs.flink.cluster;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Priority;

/**
 * Has RocksDB flush all states of an operator in one go, and those of several operators beside each
 * other. By default they queue up, one state after another, behind the one thread for flushes of
 * the process, while the operator's own thread waits.
 */
public final class FlushTogether implements RocksDBOptionsFactory {
  private static final long serialVersionUID = 1L;
  private static final int FLUSH_THREADS = 4;

  /**
   * So many flushed files are merged into what lies below: each still holds what later ones have
   * replaced, and every checkpoint names all of them.
   */
  private static final int UNMERGED_FILES = 2;

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    Env.getDefault().setBackgroundThreads(FLUSH_THREADS, Priority.HIGH);
    return options.setAtomicFlush(true);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options.setLevel0FileNumCompactionTrigger(UNMERGED_FILES);
  }
}
