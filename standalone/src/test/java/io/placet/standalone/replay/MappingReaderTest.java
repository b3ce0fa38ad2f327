package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
  @Test
  void theShippedMappingIsValid() throws NotReplayable {
    Mapping mapping = MappingReader.read(ReplayRig.MAPPING);

    assertThat(mapping.columns())
        .containsExactly(
            "InvoiceNo", "InvoiceDate", "CustomerID", "Quantity", "UnitPrice", "Country");
    assertThat(mapping.consents().purposes())
        .extracting(Mapping.Purpose::purpose)
        .containsExactly("profiling", "analytics", "newsletter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands in the shipped mapping | what replaces it | what the error names
        "name: retail|name: Retail Sales|'name' must be 1 to 32 lower-case",
        "group: InvoiceNo|groups: InvoiceNo|'groups' is not known; allowed here: consents, contact, group,",
        "method: box-ticked||'consents.method' is missing",
        "format: yyyy-MM-dd HH:mm:ss|format: yyyy-bb|'time.format' must be a pattern such as",
        "whenMissing: group-key|whenMissing: drop|'contact.whenMissing' must be group-key",
        "{count: lines}|{count: all}|'properties.lines.count' must be lines",
        "{count: lines}|{count: lines, scale: 2}|'properties.lines.scale' is not known; allowed here: count",
        "{count: lines}|{}|'properties.lines' needs one of take, constant, first, count, sum",
        "scale: 4|scale: 4.5|'properties.total.scale' must be a whole number from 0 to 9",
        "[Quantity, UnitPrice]|[]|'properties.total.sum' must be a list with at least one item",
        "- prefix: A|- event: Every|'rules[0].prefix' is missing: only the last rule takes every group",
        "prefix: C|skip: all|'rules[1].prefix' is missing",
        "skip: bad-debt|skips: bad-debt|'rules[0].skips' is not known; allowed here: absolute, event,",
        "absolute: [total, quantity]|absolute: [totals]|'rules[1].absolute' names 'totals'; allowed: order_id, total",
        "property: total|property: sum|'rules[2].skipZero.property' names 'sum'",
        "share: 0.80|share: 80|'consents.purposes[0].share' must be from 0 to 1",
        "share: 0.80|share: most|'consents.purposes[0].share' must be a decimal number",
        "collectionPoint: checkout|seed: 2|'consents.seed' stands twice"
      })
  void anErrorNamesLineFieldAndWhatIsAllowed(String part, String instead, String message)
      throws IOException {
    String shipped = Files.readString(ReplayRig.MAPPING);
    String broken = shipped.replace(part, instead == null ? "" : instead);

    assertThat(shipped).contains(part);
    assertThatThrownBy(() -> MappingReader.read(broken))
        .isInstanceOf(NotReplayable.class)
        .hasMessageMatching("mapping, line \\d+: (?s).*")
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    assertThatThrownBy(() -> MappingReader.read("name: retail\ngruop: InvoiceNo\n"))
        .hasMessage(
            "mapping, line 2: 'gruop' is not known; allowed here: "
                + "consents, contact, group, name, properties, rules, time");
  }

  @Test
  void textThatIsNoYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> MappingReader.read("name: retail\ngroup: [InvoiceNo\n"))
        .isInstanceOf(NotReplayable.class)
        .hasMessageStartingWith("mapping, line 3: ");
  }

  @Test
  void anEmptyMappingIsRefused() {
    assertThatThrownBy(() -> MappingReader.read("")).hasMessage("mapping: it is empty");
  }

  @Test
  void onlyTheLastRuleTakesEveryGroup() throws IOException {
    String shipped = Files.readString(ReplayRig.MAPPING);
    String broken = shipped.replace("- event: Order Completed", "- prefix: 5\n    event: X");

    assertThatThrownBy(() -> MappingReader.read(broken))
        .hasMessageContaining("'rules[2].prefix' is not allowed in the last rule");
  }
}
