package io.placet.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentState;
import io.placet.domain.register.SampleRegister;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in {@code verdict/golden.md}, cell by cell. */
class VerdictTableTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void theVerdictIsTheTables(VerdictTable.Cell cell) {
    Verdict verdict =
        Verdicts.judge(
            SampleRegister.REGISTER,
            TableWords.fold(cell),
            TableWords.key(cell.asked()),
            cell.now());
    assertThat(TableWords.spelled(verdict)).isEqualTo(cell.verdict());
  }

  @Test
  void theTableHoldsEachStateAsTheOnlyRecordOfEachBasisAndChannel() {
    Set<String> alone =
        cells().stream()
            .map(cell -> cell.asked() + " " + cell.records().split(" ", -1)[0])
            .collect(Collectors.toSet());
    for (ConsentState state : ConsentState.values()) {
      for (String asked :
          List.of(
              "profiling",
              "fulfilment",
              "fraud",
              "accountability",
              "deals/email",
              "deals/sms",
              "deals/telephone",
              "deals/post",
              "deals/push")) {
        assertThat(alone).contains(asked + " " + state);
      }
    }
  }

  @Test
  void theTableShowsEveryReasonOfADenial() {
    Set<String> shown =
        cells().stream().map(cell -> cell.verdict().split(" ", -1)[0]).collect(Collectors.toSet());
    for (DenialReason reason : DenialReason.values()) {
      boolean ofEvents = reason == DenialReason.NO_CONSUMER || reason == DenialReason.UNPROVEN;
      if (!ofEvents) {
        assertThat(shown).contains(reason.name());
      }
    }
  }

  static List<VerdictTable.Cell> cells() {
    return VerdictTable.cells();
  }
}
