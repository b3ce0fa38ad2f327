package io.placet.gateway.log;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;

/** How RocksDB keeps the view; closed after the database. */
final class ViewOptions implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;

  /**
   * Few and large parts: the filter of a file of a million keys has 800 KB, and one that does not
   * fit into its part of the cache is read from the file at each look-up.
   */
  private static final int CACHE_PARTS_BITS = 2;

  /** Large enough that a rebuild is not busy merging what it has just flushed. */
  private static final long WRITE_BUFFER_BYTES = 32L << 20;

  private static final long WRITE_AHEAD_LOG_BYTES = 64L << 20;
  private static final int FILTER_BITS_PER_KEY = 10;
  private static final int LOG_FILES = 2;

  private final BloomFilter filter = new BloomFilter(FILTER_BITS_PER_KEY);
  private final Cache cache = new LRUCache(CACHE_BYTES, CACHE_PARTS_BITS);

  final ColumnFamilyOptions family =
      new ColumnFamilyOptions()
          .setWriteBufferSize(WRITE_BUFFER_BYTES)
          .setTableFormatConfig(
              new BlockBasedTableConfig()
                  .setBlockCache(cache)
                  .setCacheIndexAndFilterBlocks(true)
                  .setFilterPolicy(filter));

  final DBOptions database =
      new DBOptions()
          .setCreateIfMissing(true)
          .setCreateMissingColumnFamilies(true)
          .setMaxTotalWalSize(WRITE_AHEAD_LOG_BYTES)
          .setKeepLogFileNum(LOG_FILES);

  @Override
  public void close() {
    database.close();
    family.close();
    cache.close();
    filter.close();
  }
}
