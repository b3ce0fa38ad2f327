package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/**
 * Where needles are found: in files as they lie on the disk, and once more in what is compressed in
 * them; in records of topics; in texts.
 */
final class Traces {
  /** Keys of a table share their beginnings, and blocks are compressed. */
  private static final byte[] TABLE_MAGIC = {
    (byte) 0xf7, (byte) 0xcf, (byte) 0xf4, (byte) 0x85, (byte) 0xb7, 0x41, (byte) 0xe2, (byte) 0x88
  };

  static {
    RocksDB.loadLibrary();
  }

  private final Needles needles;
  private final Map<String, Set<String>> found = new TreeMap<>();
  private long bytes;
  private int tables;

  Traces(Needles needles) {
    this.needles = needles;
  }

  /** Looks into the files below a folder whose paths in it are wanted; a place is such a path. */
  Traces folder(Path folder, Predicate<Path> wanted) {
    for (Path file : files(folder)) {
      if (!wanted.test(folder.relativize(file))) {
        continue;
      }
      String place = folder.relativize(file).toString();
      byte[] content = read(file);
      look(place, content);
      if (isTable(content)) {
        table(place, file);
      } else if (isGzip(content)) {
        gzip(place, content);
      }
    }
    return this;
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isTable(byte[] content) {
    int at = content.length - TABLE_MAGIC.length;
    return at >= 0
        && Arrays.equals(content, at, content.length, TABLE_MAGIC, 0, TABLE_MAGIC.length);
  }

  private static boolean isGzip(byte[] content) {
    return content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b;
  }

  /** RocksDB's, of the view and of checkpoints: decompressed, key by key. */
  private void table(String place, Path file) {
    tables++;
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options);
        ReadOptions every = new ReadOptions()) {
      reader.open(file.toString());
      try (SstFileReaderIterator rows = reader.newIterator(every)) {
        for (rows.seekToFirst(); rows.isValid(); rows.next()) {
          look(place, rows.key());
          look(place, rows.value());
        }
        rows.status();
      }
    } catch (RocksDBException unreadable) {
      throw new IllegalStateException(file + " is a table that cannot be read", unreadable);
    }
  }

  /** Looks into the rows of a database that nobody has open; a place is a column family. */
  Traces database(Path folder) throws RocksDBException {
    try (Options options = new Options()) {
      List<ColumnFamilyDescriptor> families =
          RocksDB.listColumnFamilies(options, folder.toString()).stream()
              .map(ColumnFamilyDescriptor::new)
              .toList();
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      try (RocksDB database = RocksDB.openReadOnly(folder.toString(), families, handles)) {
        for (int i = 0; i < handles.size(); i++) {
          try (RocksIterator row = database.newIterator(handles.get(i))) {
            String family = new String(families.get(i).getName(), UTF_8);
            for (row.seekToFirst(); row.isValid(); row.next()) {
              look(family, row.key());
              look(family, row.value());
            }
          }
        }
        handles.forEach(ColumnFamilyHandle::close);
      }
    }
    return this;
  }

  private void gzip(String place, byte[] content) {
    try (GZIPInputStream open = new GZIPInputStream(new ByteArrayInputStream(content))) {
      look(place, open.readAllBytes());
    } catch (IOException noGzip) {
      throw new UncheckedIOException(place, noGzip);
    }
  }

  /** Looks into keys, values and headers of records; the broker has decompressed them. */
  Traces records(String place, List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      parts(record).forEach(part -> look(place, part));
    }
    return this;
  }

  private static List<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(record.key());
    parts.add(record.value());
    record
        .headers()
        .forEach(
            header -> {
              parts.add(header.key().getBytes(UTF_8));
              parts.add(header.value());
            });
    parts.removeIf(part -> part == null);
    return parts;
  }

  Traces text(String place, String text) {
    look(place, text.getBytes(UTF_8));
    return this;
  }

  private void look(String place, byte[] content) {
    bytes += content.length;
    needles.in(content, name -> found.computeIfAbsent(place, first -> new TreeSet<>()).add(name));
  }

  /** Names of what was found, by place. */
  Map<String, Set<String>> found() {
    return found;
  }

  /** How much was looked through. */
  long bytes() {
    return bytes;
  }

  /** How many tables of RocksDB were read row by row. */
  int tables() {
    return tables;
  }
}
