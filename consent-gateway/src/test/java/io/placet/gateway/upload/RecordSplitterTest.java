package io.placet.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {
  private static final long SEED = Long.getLong("placet.seed", System.nanoTime());
  private static final int ROUNDS = 400;
  private static final String PIECES = "ab,\"\"\n\n\r;é ";

  @Test
  void aQuotedValueMayHaveLines() {
    assertThat(texts("a,\"b\nc\",d\ne,f,g\n", 3)).containsExactly("a,\"b\nc\",d", "e,f,g");
  }

  @Test
  void theLastRecordNeedsNoEndOfLineAndWindowsEndsCountToo() {
    assertThat(texts("a,b\r\nc,d", 2)).containsExactly("a,b", "c,d");
  }

  @Test
  void aQuoteInsideAValueIsOneOfItsCharacters() {
    assertThat(texts("a,5\" screen\nb,c\n", 2)).containsExactly("a,5\" screen", "b,c");
  }

  @Test
  void aQuoteThatIsNotClosedCostsItsOwnLineOnly() {
    StringBuilder file = new StringBuilder("a,\"b\n");
    for (int i = 0; i < 300; i++) {
      file.append("c,").append(i).append('\n');
    }

    List<RawRecord> records = whole(file.toString().getBytes(UTF_8), 2);

    assertThat(records).hasSize(301);
    assertThat(records.get(0).fault()).isPresent();
    assertThat(records.subList(1, 301)).allMatch(record -> record.fault().isEmpty());
    assertThat(records.get(300).line()).isEqualTo(301);
  }

  @Test
  void aQuoteThatIsClosedByAnotherLineCostsItsOwnLineOnly() {
    List<RawRecord> records = whole("a,\"b\nc,d\ne,\"f\"\ng,h\n".getBytes(UTF_8), 2);

    assertThat(records).hasSize(4);
    assertThat(records)
        .extracting(record -> record.fault().isPresent())
        .containsExactly(true, false, false, false);
    assertThat(records).extracting(RawRecord::line).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aLineWithoutEndIsOneFaultAndNotKept() {
    RecordSplitter splitter = new RecordSplitter(0, 1);
    splitter.quoted(',', 2);
    byte[] commas = ",".repeat(8_000).getBytes(UTF_8);
    for (int i = 0; i < 1_000; i++) {
      splitter.feed(commas);
      assertThat(splitter.next()).isEmpty();
    }
    splitter.feed("\na,b\n".getBytes(UTF_8));

    assertThat(splitter.next().orElseThrow().fault()).isPresent();
    RawRecord next = splitter.next().orElseThrow();
    assertThat(next.bytes()).asString(UTF_8).isEqualTo("a,b");
    assertThat(next.line()).isEqualTo(2);
    assertThat(next.end()).isEqualTo(8_000_000 + 5);
  }

  @Test
  void whereTheChunksOfAFileEndChangesNothing() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] file = file(random, random.nextInt(600));
      int columns = 1 + random.nextInt(3);
      List<RawRecord> whole = whole(file, columns);

      assertSame(whole, inChunks(file, columns, random), round);
      assertAllCounted(whole, file.length, round);
    }
  }

  @Test
  void anyBytesAreRecordsOrFaultsAndAllAreCounted() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] file = new byte[random.nextInt(40_000)];
      random.nextBytes(file);
      List<RawRecord> whole = whole(file, 1 + random.nextInt(3));

      assertAllCounted(whole, file.length, round);
    }
  }

  private static byte[] file(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void assertAllCounted(List<RawRecord> records, int length, int round) {
    long end = 0;
    long line = 0;
    for (RawRecord record : records) {
      assertThat(record.end()).as("seed %d round %d", SEED, round).isGreaterThan(end);
      assertThat(record.line()).as("seed %d round %d", SEED, round).isGreaterThan(line);
      end = record.end();
      line = record.line();
    }
    assertThat(end).as("seed %d round %d", SEED, round).isEqualTo(length);
  }

  private static void assertSame(List<RawRecord> some, List<RawRecord> others, int round) {
    assertThat(others).as("seed %d round %d", SEED, round).hasSameSizeAs(some);
    for (int i = 0; i < some.size(); i++) {
      RawRecord one = some.get(i);
      RawRecord other = others.get(i);
      assertThat(other.bytes()).as("seed %d round %d", SEED, round).isEqualTo(one.bytes());
      assertThat(List.of(other.line(), other.end(), other.fault()))
          .as("seed %d round %d", SEED, round)
          .isEqualTo(List.of(one.line(), one.end(), one.fault()));
    }
  }

  private static List<String> texts(String file, int columns) {
    return whole(file.getBytes(UTF_8), columns).stream()
        .map(record -> new String(record.bytes(), UTF_8))
        .toList();
  }

  private static List<RawRecord> whole(byte[] file, int columns) {
    RecordSplitter splitter = new RecordSplitter(0, 1);
    splitter.quoted(',', columns);
    splitter.feed(file);
    splitter.finish();
    return rest(splitter, new ArrayList<>());
  }

  private static List<RawRecord> inChunks(byte[] file, int columns, Random random) {
    RecordSplitter splitter = new RecordSplitter(0, 1);
    splitter.quoted(',', columns);
    List<RawRecord> records = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int next = Math.min(file.length, at + 1 + random.nextInt(9));
      splitter.feed(Arrays.copyOfRange(file, at, next));
      rest(splitter, records);
      at = next;
    }
    splitter.finish();
    return rest(splitter, records);
  }

  private static List<RawRecord> rest(RecordSplitter splitter, List<RawRecord> into) {
    for (Optional<RawRecord> record = splitter.next();
        record.isPresent();
        record = splitter.next()) {
      into.add(record.get());
    }
    return into;
  }
}
