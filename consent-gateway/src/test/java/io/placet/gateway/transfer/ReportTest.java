package io.placet.gateway.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.http.CsvText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Report.Extent NOTHING = new Report.Extent(0, 0);

  @TempDir Path folder;

  @Test
  void whatAStoppedGatewayWroteBeyondItsProgressIsCutOff() {
    Report report = new Report(folder.resolve("report.csv"));
    Report.Extent first = report.append(NOTHING, List.of(fault(1)));
    report.append(first, List.of(fault(2), fault(3)));

    Report.Extent second = report.append(first, List.of(fault(4)));

    assertThat(text(report, second).lines().map(line -> line.split(",", -1)[0]))
        .containsExactly("line", "1", "4");
    assertThat(second.faults()).isEqualTo(2);
  }

  @Test
  void aReportHasABoundAndTheRestIsCountedElsewhere() {
    Report report = new Report(folder.resolve("report.csv"));
    Report.Extent full = report.append(NOTHING, List.of(fault(1)));
    Report.Extent nearly = new Report.Extent(Report.MAX_FAULTS - 1, full.bytes());

    Report.Extent last = report.append(nearly, List.of(fault(2), fault(3)));

    assertThat(last.faults()).isEqualTo(Report.MAX_FAULTS);
    assertThat(report.append(last, List.of(fault(4)))).isEqualTo(last);
    assertThat(text(report, last).lines()).hasSize(3);
  }

  @Test
  void aValueWithCommasIsQuotedAndNoneBeginsAFormula() {
    StringBuilder text = new StringBuilder();

    CsvText.line(text, List.of("a,b", "say \"x\"", "=1+1", ""));

    assertThat(text).hasToString("\"a,b\",\"say \"\"x\"\"\",'=1+1,\n");
  }

  private static Fault fault(long line) {
    return new Fault(Fault.Outcome.FAILED, line, "state", "GIVEN, REFUSED");
  }

  private static String text(Report report, Report.Extent extent) {
    return new String(report.read(extent, 0, 1 << 20), UTF_8);
  }
}
