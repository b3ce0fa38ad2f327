package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PrivacyLedgerTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final MetricRef ORDERS = new MetricRef("orders", 1);
  private static final MetricRef REVENUE = new MetricRef("revenue", 1);

  private final PrivacyLedger ledger = new PrivacyLedger(rho("0.1"));

  @Test
  void aMetricIsChargedOnceAMonth() {
    assertThat(ledger.charge(MONTH, ORDERS, rho("0.06"))).isTrue();
    assertThat(ledger.charge(MONTH, ORDERS, rho("0.06"))).isTrue();

    assertThat(ledger.spent(MONTH)).isEqualTo(rho("0.06"));
    assertThat(ledger.spent(MONTH.plusMonths(1))).isEqualTo(Loss.NONE);
  }

  @Test
  void whatWouldExceedTheBudgetIsRefusedAndChargesNothing() {
    ledger.charge(MONTH, ORDERS, rho("0.06"));

    assertThat(ledger.charge(MONTH, REVENUE, rho("0.041"))).isFalse();
    assertThat(ledger.spent(MONTH)).isEqualTo(rho("0.06"));
    assertThat(ledger.charge(MONTH, REVENUE, rho("0.04"))).isTrue();
    assertThat(ledger.charge(MONTH.plusMonths(1), REVENUE, rho("0.041"))).isTrue();
  }

  @Test
  void anotherVersionPaysAgain() {
    ledger.charge(MONTH, ORDERS, rho("0.06"));

    assertThat(ledger.charge(MONTH, new MetricRef("orders", 2), rho("0.06"))).isFalse();
    assertThat(ledger.charge(MONTH, new MetricRef("orders", 2), rho("0.04"))).isTrue();
  }

  @Test
  void whatWasChargedBeforeCountsUnderASmallerBudgetToo() {
    ledger.restore(MONTH, ORDERS, rho("0.2"));
    ledger.restore(MONTH, ORDERS, rho("0.2"));

    assertThat(ledger.charge(MONTH, ORDERS, rho("0.2"))).isTrue();
    assertThat(ledger.charge(MONTH, REVENUE, rho("0.01"))).isFalse();
    assertThatThrownBy(() -> ledger.restore(MONTH, ORDERS, rho("0.1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("orders@1");
  }

  private static Loss rho(String rho) {
    return Loss.ofRho(new BigDecimal(rho));
  }
}
