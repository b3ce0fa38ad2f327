package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.insight.cell.Combine;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.codec.AvroTrust;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CombineTest {
  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");

  private final OneInputStreamOperatorTestHarness<CellContribution, CellContribution> combine =
      harness();

  private static OneInputStreamOperatorTestHarness<CellContribution, CellContribution> harness() {
    AvroTrust.ensure();
    try {
      return new OneInputStreamOperatorTestHarness<>(new Combine());
    } catch (Exception unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  @BeforeEach
  void open() throws Exception {
    combine.open();
  }

  @AfterEach
  void close() throws Exception {
    combine.close();
  }

  private void give(String cell, long amount) throws Exception {
    combine.processElement(
        new StreamRecord<>(new CellContribution("orders", 1, FROM, List.of(cell), amount)));
  }

  private List<Long> amounts(String cell) {
    return combine.extractOutputValues().stream()
        .filter(one -> one.getCell().equals(List.of(cell)))
        .map(CellContribution::getAmount)
        .toList();
  }

  @Test
  void whatIsOfOneCellGoesOnAsOneBeforeTheTimeDoes() throws Exception {
    give("FR", 2);
    give("DE", 1);
    give("FR", -5);
    assertThat(combine.getOutput()).isEmpty();
    combine.processWatermark(new Watermark(1));

    assertThat(amounts("FR")).containsExactly(-3L);
    assertThat(amounts("DE")).containsExactly(1L);
    assertThat(combine.getOutput()).last().isEqualTo(new Watermark(1));
  }

  @Test
  void nothingIsHeldOverACheckpoint() throws Exception {
    give("FR", 2);
    combine.prepareSnapshotPreBarrier(1);

    assertThat(amounts("FR")).containsExactly(2L);
  }

  @Test
  void nothingIsLetOnTwice() throws Exception {
    give("FR", 2);
    combine.processWatermark(new Watermark(1));
    combine.processWatermark(new Watermark(2));

    assertThat(amounts("FR")).containsExactly(2L);
  }
}
