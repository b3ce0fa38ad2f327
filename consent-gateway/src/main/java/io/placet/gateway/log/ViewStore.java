package io.placet.gateway.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The gateway's view of the topics in RocksDB. Values and the position they reach are written in
 * one batch with the write-ahead log on and without fsync: after {@code kill -9} the view is a
 * prefix of the log, never more, and the log brings the rest.
 */
public final class ViewStore implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private final RocksDB database;
  private final ViewFamilies families;
  private final ViewOptions options = new ViewOptions();
  private final WriteOptions writes = new WriteOptions();

  /** Touching a closed database ends the process, so every use holds it open. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private final Set<ViewSnapshot> snapshots = ConcurrentHashMap.newKeySet();

  /**
   * Opens or creates the view in a folder.
   *
   * @throws ViewException if it cannot be opened, for instance because another process has it open
   */
  public ViewStore(Path folder) {
    families = ViewFamilies.open(folder, options);
    database = families.database();
  }

  /** A batch of changes that becomes visible at once; used and closed by one thread. */
  public final class Batch implements AutoCloseable {
    /** The database is held open once for all its changes. */
    private final Lock held = hold();

    private final WriteBatch batch = new WriteBatch();

    private Batch() {}

    public void put(Family family, byte[] key, byte[] value) {
      try {
        batch.put(handle(family), key, value);
      } catch (RocksDBException failed) {
        throw unwritten(failed);
      }
    }

    public void delete(Family family, byte[] key) {
      try {
        batch.delete(handle(family), key);
      } catch (RocksDBException failed) {
        throw unwritten(failed);
      }
    }

    boolean isEmpty() {
      return batch.count() == 0;
    }

    public void commit() {
      try {
        database.write(writes, batch);
      } catch (RocksDBException failed) {
        throw unwritten(failed);
      }
    }

    private ViewException unwritten(RocksDBException failed) {
      return new ViewException("could not write to the view", failed);
    }

    @Override
    public void close() {
      batch.close();
      held.unlock();
    }
  }

  public Batch batch() {
    return new Batch();
  }

  public Optional<byte[]> get(Family family, byte[] key) {
    Lock held = hold();
    try {
      return Optional.ofNullable(database.get(handle(family), key));
    } catch (RocksDBException unreadable) {
      throw new ViewException("the view cannot be read", unreadable);
    } finally {
      held.unlock();
    }
  }

  /** Whether a family holds nothing. */
  public boolean isEmpty(Family family) {
    return keys(family, new byte[0], 1).isEmpty();
  }

  /**
   * The view as it is now, whatever is written later. Holds on disk what it can see, so whoever
   * takes one closes it soon; {@link #close} closes those that are left.
   */
  public ViewSnapshot snapshot() {
    Lock held = hold();
    try {
      ViewSnapshot taken = new ViewSnapshot(this, database.getSnapshot());
      snapshots.add(taken);
      return taken;
    } finally {
      held.unlock();
    }
  }

  Optional<byte[]> get(ReadOptions options, Family family, byte[] key) {
    Lock held = hold();
    try {
      return Optional.ofNullable(database.get(handle(family), options, key));
    } catch (RocksDBException unreadable) {
      throw new ViewException("the view cannot be read", unreadable);
    } finally {
      held.unlock();
    }
  }

  void release(ViewSnapshot snapshot) {
    use.readLock().lock();
    try {
      if (snapshots.remove(snapshot) && !closed) {
        database.releaseSnapshot(snapshot.taken());
      }
    } finally {
      use.readLock().unlock();
    }
  }

  /** Visits the entries whose key starts with a prefix, in order of their bytes. */
  public void scan(Family family, byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
    scan(family, prefix, KeyRange.end(prefix), visitor);
  }

  /**
   * Visits the entries from a key on and before another, in order of their bytes.
   *
   * @param end empty for all that follow
   */
  public void scan(Family family, byte[] from, byte[] end, BiConsumer<byte[], byte[]> visitor) {
    scanWhile(
        family,
        from,
        end,
        (key, value) -> {
          visitor.accept(key, value);
          return true;
        });
  }

  /**
   * As {@link #scan(Family, byte[], byte[], BiConsumer)}, until the visitor says that it has
   * enough.
   *
   * @param visitor whether it wants more
   */
  public void scanWhile(
      Family family, byte[] from, byte[] end, BiPredicate<byte[], byte[]> visitor) {
    try (ReadOptions options = new ReadOptions()) {
      scanWhile(options, family, from, end, visitor);
    }
  }

  void scanWhile(
      ReadOptions options,
      Family family,
      byte[] from,
      byte[] end,
      BiPredicate<byte[], byte[]> visitor) {
    Lock held = hold();
    try (Slice bound = new Slice(end)) {
      if (end.length > 0) {
        options.setIterateUpperBound(bound);
      }
      try (RocksIterator entries = database.newIterator(handle(family), options)) {
        entries.seek(from);
        while (entries.isValid() && visitor.test(entries.key(), entries.value())) {
          entries.next();
        }
        entries.status();
      }
    } catch (RocksDBException unreadable) {
      throw new ViewException("the view cannot be read", unreadable);
    } finally {
      held.unlock();
    }
  }

  /**
   * The first keys from one on, in order of their bytes: what is too much to be visited at once is
   * read page by page.
   */
  public List<byte[]> keys(Family family, byte[] from, int limit) {
    Lock held = hold();
    List<byte[]> keys = new ArrayList<>();
    try (RocksIterator entries = database.newIterator(handle(family))) {
      for (entries.seek(from); entries.isValid() && keys.size() < limit; entries.next()) {
        keys.add(entries.key());
      }
      entries.status();
      return keys;
    } catch (RocksDBException unreadable) {
      throw new ViewException("the view cannot be read", unreadable);
    } finally {
      held.unlock();
    }
  }

  /** Forgets everything of some families; their followers start over. */
  public void clear(Iterable<Family> cleared) {
    Lock held = hold();
    try {
      for (Family family : cleared) {
        try (RocksIterator entries = database.newIterator(handle(family))) {
          for (entries.seekToFirst(); entries.isValid(); entries.next()) {
            database.delete(handle(family), entries.key());
          }
        }
      }
    } catch (RocksDBException failed) {
      throw new ViewException("could not clear the view", failed);
    } finally {
      held.unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        closeAll();
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private void closeAll() {
    snapshots.forEach(snapshot -> database.releaseSnapshot(snapshot.taken()));
    snapshots.clear();
    families.close();
    writes.close();
    options.close();
  }

  private ColumnFamilyHandle handle(Family family) {
    return families.handle(family);
  }

  private Lock hold() {
    Lock held = use.readLock();
    held.lock();
    if (closed) {
      held.unlock();
      throw new ViewException("the view is closed");
    }
    return held;
  }
}
