package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceReaderTest {
  private static final String UK = ",United Kingdom";

  @TempDir private Path folder;

  private ReplaySequence read(String... lines) throws IOException, NotReplayable {
    return read(RetailLikeFile.write(folder.resolve("retail.csv"), List.of(lines)));
  }

  private static ReplaySequence read(Path file) throws NotReplayable {
    return new SequenceReader(MappingReader.read(ReplayRig.MAPPING)).read(file);
  }

  private static String json(ReplaySequence sequence) {
    return new String(EventJson.batch(sequence.events(), Duration.ZERO), StandardCharsets.UTF_8);
  }

  @Test
  void anInterruptedInvoiceIsOneEventAtItsFirstLinesTime() throws Exception {
    ReplaySequence sequence =
        read(
            "536365,A,x,6,2010-12-01 08:26:00,2.55,17850.0" + UK,
            "536366,A,x,1,2010-12-01 08:27:00,1.0,13047.0" + UK,
            "536365,B,x,2,2010-12-01 08:28:00,3.39,17850.0" + UK);

    assertThat(json(sequence))
        .isEqualTo(
            """
            {"batch":[\
            {"type":"track","event":"Order Completed","userId":"17850","messageId":"retail-536365",\
            "timestamp":"2010-12-01T08:26:00Z","properties":{"order_id":"536365","total":22.0800,\
            "currency":"GBP","lines":2,"quantity":8,"country":"United Kingdom"}},\
            {"type":"track","event":"Order Completed","userId":"13047","messageId":"retail-536366",\
            "timestamp":"2010-12-01T08:27:00Z","properties":{"order_id":"536366","total":1.0000,\
            "currency":"GBP","lines":1,"quantity":1,"country":"United Kingdom"}}]}\
            """);
  }

  @Test
  void sumsThatBinaryFractionsMissAreExact() throws Exception {
    ReplaySequence sequence =
        read(
            "1,A,x,1,2010-12-01 08:26:00,0.1,1.0" + UK,
            "1,A,x,1,2010-12-01 08:26:00,0.2,1.0" + UK,
            "1,A,x,1000000000,2010-12-01 08:26:00,1000000000.001,1.0" + UK);

    assertThat(json(sequence)).contains("\"total\":1000000000001000000.3000,");
  }

  @Test
  void aSumThatDoesNotFitItsScaleStopsTheReplay() {
    assertThatThrownBy(() -> read("1,A,x,1,2010-12-01 08:26:00,0.00001,1.0" + UK))
        .isInstanceOf(NotReplayable.class)
        .hasMessageContaining(
            "group '1': the sum 0.00001 of [Quantity, UnitPrice] does not fit scale 4");
  }

  @Test
  void aCancelledInvoiceIsARefundOfAPositiveAmount() throws Exception {
    assertThat(json(read("C1,A,x,-3,2010-12-01 08:26:00,2.5,17850.0" + UK)))
        .contains(
            "\"event\":\"Order Refunded\",\"userId\":\"17850\",\"messageId\":\"retail-C1\"",
            "\"total\":7.5000,\"currency\":\"GBP\",\"lines\":1,\"quantity\":3,");
  }

  @Test
  void anInvoiceWithoutCustomerIsAnAnonymousContactOfItsOwn() throws Exception {
    assertThat(json(read("536414,A,x,3,2010-12-01 08:26:00,2.5," + UK)))
        .contains("\"anonymousId\":\"536414\"")
        .doesNotContain("userId");
  }

  @Test
  void eventsStandByTimeThenByFirstLine() throws Exception {
    ReplaySequence sequence =
        read(
            "3,A,x,1,2010-12-01 09:00:00,1,1.0" + UK,
            "2,A,x,1,2010-12-01 08:00:00,1,1.0" + UK,
            "1,A,x,1,2010-12-01 09:00:00,1,1.0" + UK);

    assertThat(sequence.events())
        .extracting(ReplayEvent::messageId)
        .containsExactly("retail-2", "retail-3", "retail-1");
    assertThat(sequence.events().get(0).time()).isEqualTo(Instant.parse("2010-12-01T08:00:00Z"));
  }

  @Test
  void whatIsSkippedIsCountedByReason() throws Exception {
    RetailLikeFile.Counts counts = RetailLikeFile.seeded(7, 300, 20).counts();
    ReplaySequence sequence =
        read(RetailLikeFile.seeded(7, 300, 20).writeTo(folder.resolve("retail.csv.gz")));

    assertThat(sequence.events()).hasSize(counts.events());
    assertThat(sequence.skipped())
        .containsEntry("bad-debt adjustment", (long) counts.adjustments())
        .containsEntry("order of zero, identified", (long) counts.identifiedZeros())
        .containsEntry("order of zero, anonymous", (long) counts.anonymousZeros());
    assertThat(sequence.skippedInAll()).isEqualTo(counts.skipped());
  }

  @Test
  void aCellThatIsNotWhatTheMappingSaysIsNamed() {
    assertThatThrownBy(() -> read("1,A,x,six,2010-12-01 08:26:00,1,1.0" + UK))
        .hasMessageContaining("record 1, column Quantity: 'six' is not a decimal number");
    assertThatThrownBy(() -> read("1,A,x,6,01/12/2010,1,1.0" + UK))
        .hasMessageContaining(
            "record 1, column InvoiceDate: '01/12/2010' is not a time of the form yyyy-MM-dd");
    assertThatThrownBy(() -> read("1,A,x,6"))
        .hasMessageContaining("record 1 has 4 cells, the header 8");
  }

  @Test
  void aGroupOfTwoContactsIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "1,A,x,1,2010-12-01 08:26:00,1,1.0" + UK,
                    "1,A,x,1,2010-12-01 08:26:00,1,2.0" + UK))
        .hasMessageContaining("record 2: group '1' has lines of two contacts");
  }

  @Test
  void aColumnThatTheFileLacksIsNamedWithThoseItHas() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "\uFEFFInvoiceNo,When\n1,2\n");

    assertThatThrownBy(() -> read(file))
        .hasMessage("the mapping names the column 'InvoiceDate'; the file has: InvoiceNo, When");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = RetailLikeFile.write(folder.resolve("retail.csv"), List.of());
    Files.write(file, new byte[] {'1', ',', (byte) 0xA3}, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> read(file)).isInstanceOf(NotReplayable.class);
  }
}
