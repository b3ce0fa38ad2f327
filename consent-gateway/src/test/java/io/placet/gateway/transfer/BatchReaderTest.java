package io.placet.gateway.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.identity.Identities;
import io.placet.gateway.upload.RawRecord;
import io.placet.gateway.upload.RecordSplitter;
import io.placet.gateway.upload.Records;
import io.placet.vault.FileVault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReaderTest {
  private static final long SEED = Long.getLong("placet.seed", System.nanoTime());
  private static final String HEADER = "contact,purpose,channel,state,eventTime";
  private static final String GIVEN = ",newsletter,email,GIVEN,2026-01-02T10:00:00Z\n";

  @TempDir private static Path folder;
  private static Identities identities;

  @BeforeAll
  static void openVault() {
    identities =
        new Identities(
            FileVault.open(folder.resolve("vault"), "test"), 4, Optional::empty, subject -> false);
  }

  @Test
  void aLineThatMustSeeAnEarlierOneBeginsABatch() throws Exception {
    List<Batch> batches =
        read("user:1" + GIVEN + "user:2" + GIVEN + "user:1" + GIVEN + "user:3" + GIVEN);

    assertThat(batches).extracting(batch -> batch.lines().size()).containsExactly(2, 2);
    assertThat(batches.get(0).nextLine()).isEqualTo(3);
    assertThat(batches.get(1).nextLine()).isEqualTo(5);
    assertThat(batches.get(0).end()).isEqualTo(2L * ("user:1" + GIVEN).length());
  }

  @Test
  void aBatchHasABound() throws Exception {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 2 * BatchReader.MAX_LINES + 1; i++) {
      file.append("user:").append(i).append(GIVEN);
    }

    assertThat(read(file.toString()))
        .extracting(batch -> batch.lines().size())
        .containsExactly(BatchReader.MAX_LINES, BatchReader.MAX_LINES, 1);
  }

  @Test
  void aBrokenLineIsNamedAndTheOthersAreRead() throws Exception {
    List<Batch> batches =
        read(
            "user:1"
                + GIVEN
                + "marie@example.org"
                + GIVEN
                + "\nuser:3,newsletter,email,MAYBE,\n"
                + "user:4"
                + GIVEN);

    Batch only = batches.get(0);
    assertThat(only.lines()).extracting(Line::number).containsExactly(1L, 5L);
    assertThat(only.failed()).extracting(Fault::line).containsExactly(2L, 4L);
    assertThat(only.failed()).extracting(Fault::field).containsExactly("contact", "state");
    assertThat(only.failed().get(1).allowed()).contains("GIVEN", "WITHDRAWN");
    assertThat(only.failed().toString()).doesNotContain("marie", "MAYBE");
  }

  @Test
  void aGrantNeedsItsTimeAndARefusalDoesNot() throws Exception {
    Batch only =
        read("user:1,newsletter,email,GIVEN,\nuser:2,newsletter,email,WITHDRAWN,\n").get(0);

    assertThat(only.failed()).extracting(Fault::field).containsExactly("eventTime");
    assertThat(only.lines()).extracting(Line::number).containsExactly(2L);
  }

  @Test
  void anImportLiftsNoRestriction() throws Exception {
    Batch only = read("user:1,,,RESTRICTION_LIFTED,\nuser:2,,,RESTRICTED,\n").get(0);

    assertThat(only.failed()).extracting(Fault::line).containsExactly(1L);
    assertThat(only.lines()).extracting(Line::number).containsExactly(2L);
  }

  @Test
  void whateverTheBytesEachLineIsReadOrNamed() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      byte[] file = spoilt(random);
      long lines = 0;
      for (Batch batch : read(file, csv())) {
        lines += batch.lines().size() + batch.failed().size();
      }
      assertThat(lines).as("seed %d round %d", SEED, round).isPositive();
    }
  }

  @Test
  void whateverTheBytesEachLineOfNdjsonIsReadOrNamed() throws Exception {
    Random random = new Random(SEED);
    Rows rows = new JsonRows(Map.of(), Map.of());
    for (int round = 0; round < 200; round++) {
      byte[] file =
          spoilt(random, "{\"contact\":\"user:1\",\"email\":\"a@b.example\"}\n".repeat(9));
      long all = new String(file, UTF_8).lines().filter(line -> !line.isBlank()).count();
      long lines = 0;
      for (Batch batch : read(file, rows)) {
        lines += batch.lines().size() + batch.failed().size();
      }
      assertThat(lines).as("seed %d round %d", SEED, round).isPositive().isLessThanOrEqualTo(all);
    }
  }

  @Test
  void ndjsonMaySayTheSame() throws Exception {
    Rows rows = new JsonRows(Map.of("id", "contact"), Map.of(Column.STATE, "WITHDRAWN"));
    String file =
        """
        {"id":"user:1","purpose":"newsletter","channel":"email"}
        {"id":"user:2","purpose":"offers","channel":"sms","evidence":["sale","notice-shown"],"proof":null}
        {"id":"user:3","purpose":7}
        {"id":"user:4","mail":"marie@example.org"}
        {"id":"user:5","id":"user:6"}
        ["user:7"]
        """;

    Batch only = read(file.getBytes(UTF_8), rows).get(0);

    assertThat(only.lines()).extracting(Line::number).containsExactly(1L, 2L);
    assertThat(only.lines().get(1).draft().orElseThrow().evidence()).hasSize(2);
    assertThat(only.failed()).extracting(Fault::line).containsExactly(3L, 4L, 5L, 6L);
    assertThat(only.failed().toString()).doesNotContain("marie");
  }

  @Test
  void theSameLineIsTheSameRecordWhereverItStands() throws Exception {
    String first = recordId("user:1" + GIVEN, 0);

    assertThat(recordId("user:2" + GIVEN + "user:1" + GIVEN, 1)).isEqualTo(first);
    assertThat(recordId("user:2" + GIVEN, 0)).isNotEqualTo(first);
    assertThat(recordId("user:1" + GIVEN.replace("10:00", "10:01"), 0)).isNotEqualTo(first);
    assertThat(recordId("user:1" + GIVEN.replace("GIVEN", "RENEWED"), 0)).isNotEqualTo(first);
  }

  private static String recordId(String file, int line) throws Exception {
    return read(file).get(0).lines().get(line).draft().orElseThrow().recordId().orElseThrow();
  }

  private static byte[] spoilt(Random random) {
    return spoilt(random, ("user:1" + GIVEN + "\"user:2\"" + GIVEN).repeat(10));
  }

  private static byte[] spoilt(Random random, String good) {
    byte[] file = good.getBytes(UTF_8);
    for (int i = 0; i < random.nextInt(60); i++) {
      byte[] pieces = {'"', '\n', ',', '\r', (byte) random.nextInt(256)};
      file[random.nextInt(file.length)] = pieces[random.nextInt(pieces.length)];
    }
    return file;
  }

  private static Rows csv() {
    RawRecord first = new RawRecord(HEADER.getBytes(UTF_8), 1, HEADER.length(), Optional.empty());
    return new CsvRows(Header.parse(first, Map.of()), Map.of());
  }

  private static List<Batch> read(String file) throws Exception {
    return read(file.getBytes(UTF_8), csv());
  }

  private static List<Batch> read(byte[] file, Rows rows) throws Exception {
    RecordSplitter splitter = new RecordSplitter(0, 1);
    if (rows instanceof CsvRows) {
      splitter.quoted(',', 5);
    }
    Iterator<byte[]> chunks =
        List.of(
                Arrays.copyOfRange(file, 0, file.length / 2),
                Arrays.copyOfRange(file, file.length / 2, file.length))
            .iterator();
    BatchReader reader =
        new BatchReader(
            new Records(
                () -> chunks.hasNext() ? Optional.of(chunks.next()) : Optional.empty(), splitter),
            rows,
            new LineReader("test", "officer", identities, draft -> {}));
    List<Batch> batches = new ArrayList<>();
    for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
      batches.add(batch.get());
    }
    return batches;
  }
}
