package io.placet.acceptance.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetailTruthTest {
  private static final Instant NINE = Instant.parse("2011-01-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2011-01-01T10:00:00Z");

  private static RetailLine line(
      String invoice, int quantity, Instant time, String price, String customer) {
    return new RetailLine(
        invoice, quantity, time, new BigDecimal(price), customer, "United Kingdom");
  }

  private static RetailEvent event(
      String type, String contact, Instant time, String orderId, String total, int lines, int n) {
    return new RetailEvent(
        type, contact, time, orderId, new BigDecimal(total), lines, n, "United Kingdom");
  }

  @Test
  void invoicesBecomeTheEventsThatWereComputedByHand() {
    RetailTruth truth =
        new RetailTruth(
            List.of(
                line("2", 2, TEN, "1.005", "17850"),
                line("1", 1, NINE, "3.5", ""),
                line("2", 1, TEN.plusSeconds(60), "0.1", "17850"),
                line("C3", -4, TEN, "0.25", "13047"),
                line("A4", 1, NINE, "-11062.06", ""),
                line("5", -7, NINE, "0.0", ""),
                line("6", 7, NINE, "0.0", "13047")));

    assertThat(truth.events())
        .containsExactly(
            event("Order Completed", "anonymous:1", NINE, "1", "3.5000", 1, 1),
            event("Order Completed", "user:17850", TEN, "2", "2.1100", 2, 3),
            event("Order Refunded", "user:13047", TEN, "C3", "1.0000", 1, 4));
  }

  @Test
  void cleaningDropsLinesThatAnOrdersTotalKeeps() {
    RetailTruth truth =
        new RetailTruth(
            List.of(
                line("1", 2, NINE, "10", "17850"),
                line("1", -1, NINE, "3", "17850"),
                line("2", 1, NINE, "5", "17850"),
                line("2", 1, NINE, "0", "17850"),
                line("3", 1, NINE, "7", "")));

    assertThat(truth.cleaned()).isEqualTo(new RetailTruth.Cleaned(2, 1, 2, new BigDecimal("25")));
    assertThat(truth.cleaningDifferences())
        .hasSize(1)
        .containsEntry("1", new BigDecimal("-3.0000"));
  }

  @Test
  void revenueCountsTheOrdersOfTheContactsThatAreTaken() {
    RetailTruth truth =
        new RetailTruth(
            List.of(
                line("1", 1, NINE, "2", "17850"),
                line("2", 1, TEN, "3", "17850"),
                line("C3", -1, TEN, "3", "17850"),
                line("4", 1, TEN, "9", "13047")));

    assertThat(truth.revenue("user:17850"::equals))
        .hasSize(1)
        .containsEntry("user:17850", new RetailTruth.Revenue(2, new BigDecimal("5.0000")));
  }

  @Test
  void quotedCellsKeepTheirCommasAndQuotes() {
    assertThat(RetailCsv.cells("1,\"A, \"\"B\"\"\",,6,\"\""))
        .containsExactly("1", "A, \"B\"", "", "6", "");
  }

  @Test
  void theConsentRuleDrawsWhatItsWordsSay() {
    assertThat(ConsentTruth.SHIPPED.gives("user:17850", "profiling")).isTrue();
    assertThat(ConsentTruth.SHIPPED.gives("user:12748", "profiling")).isFalse();
    assertThat(ConsentTruth.SHIPPED.gives("user:13047", "analytics")).isFalse();
    assertThat(ConsentTruth.SHIPPED.gives("user:12583", "newsletter")).isTrue();
    assertThat(ConsentTruth.SHIPPED.gives("user:17850", "newsletter")).isFalse();
    assertThat(ConsentTruth.SHIPPED.gives("user:17850", "advertising")).isFalse();
    assertThat(ConsentTruth.SHIPPED.gives("anonymous:17850", "profiling")).isFalse();
    assertThat(ConsentTruth.SHIPPED.givesAny("user:13047", Set.of("analytics", "profiling")))
        .isTrue();
  }
}
