package io.placet.acceptance.retail;

import java.math.BigDecimal;
import java.time.Instant;

/** One line of the file; {@code customer} is empty where the file has none. */
record RetailLine(
    String invoice, int quantity, Instant time, BigDecimal price, String customer, String country) {

  BigDecimal amount() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }

  boolean cancelled() {
    return invoice.startsWith("C");
  }

  /**
   * What PROVENANCE calls cleaned: it has a customer, is not cancelled and both factors are
   * positive.
   */
  boolean clean() {
    return !customer.isEmpty() && !cancelled() && quantity > 0 && price.signum() > 0;
  }
}
