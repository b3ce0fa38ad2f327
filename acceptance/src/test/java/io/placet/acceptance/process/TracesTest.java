package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** Whether what lies somewhere is found. */
class TracesTest {
  /** However it lies there: as it is, compressed, in a table of RocksDB, in hexadecimal, … */
  @Test
  void whatLiesInAFileIsFound(@TempDir Path other) throws IOException, RocksDBException {
    String canary = "zq-control-2c1f6c1a";
    byte[] bytes = ("something before " + canary + " something behind").getBytes(UTF_8);
    Files.write(other.resolve("plain"), bytes);
    try (OutputStream zipped =
        new GZIPOutputStream(Files.newOutputStream(other.resolve("zipped.gz")))) {
      zipped.write(bytes);
    }
    Files.writeString(other.resolve("hex"), HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = ("x".repeat(before) + canary + "y").getBytes(UTF_8);
      Files.write(other.resolve("base64-" + before), Base64.getUrlEncoder().encode(shifted));
    }
    table(other.resolve("table.sst"), "key", canary);
    table(other.resolve("keys.sst"), canary, "value");

    assertThat(new Traces(Needles.disguised(List.of(canary))).folder(other, path -> true).found())
        .containsOnlyKeys(
            "plain",
            "zipped.gz",
            "hex",
            "base64-0",
            "base64-1",
            "base64-2",
            "table.sst",
            "keys.sst");
  }

  private static void table(Path file, String key, String value) throws RocksDBException {
    try (Options options = new Options().setCompressionType(CompressionType.SNAPPY_COMPRESSION);
        SstFileWriter writer = new SstFileWriter(new EnvOptions(), options)) {
      writer.open(file.toString());
      for (int row = 0; row < 100; row++) {
        String number = Integer.toString(100 + row);
        writer.put((key + number).getBytes(UTF_8), (value + number).getBytes(UTF_8));
      }
      writer.finish();
    }
  }
}
