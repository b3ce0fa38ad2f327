package io.placet.gateway.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** An open database with a column family for each {@link Family}. */
record ViewFamilies(
    RocksDB database, ColumnFamilyHandle defaultFamily, Map<Family, ColumnFamilyHandle> handles)
    implements AutoCloseable {

  /**
   * Opens or creates it in a folder.
   *
   * @throws ViewException if it cannot be opened, for instance because another process has it open
   */
  static ViewFamilies open(Path folder, ViewOptions options) {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options.family));
    for (Family family : Family.values()) {
      descriptors.add(
          new ColumnFamilyDescriptor(
              family.name().getBytes(StandardCharsets.UTF_8), options.family));
    }
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    RocksDB database;
    try {
      Files.createDirectories(folder);
      database = RocksDB.open(options.database, folder.toString(), descriptors, opened);
    } catch (RocksDBException | IOException unopened) {
      throw new ViewException("the view in " + folder + " cannot be opened", unopened);
    }
    Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    int next = 1;
    for (Family family : Family.values()) {
      handles.put(family, opened.get(next++));
    }
    return new ViewFamilies(database, opened.get(0), handles);
  }

  ColumnFamilyHandle handle(Family family) {
    ColumnFamilyHandle handle = handles.get(family);
    if (handle == null) {
      throw new IllegalStateException("no column family " + family);
    }
    return handle;
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    defaultFamily.close();
    database.close();
  }
}
