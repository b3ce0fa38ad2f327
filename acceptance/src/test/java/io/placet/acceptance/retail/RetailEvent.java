package io.placet.acceptance.retail;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An event that a replay of the file must post.
 *
 * @param type {@code Order Completed} or {@code Order Refunded}
 * @param contact {@code user:17850} or {@code anonymous:536414}
 * @param total over all lines of the invoice, scale 4; refunds are positive
 */
public record RetailEvent(
    String type,
    String contact,
    Instant time,
    String orderId,
    BigDecimal total,
    int lines,
    int quantity,
    String country) {

  public boolean order() {
    return type.equals("Order Completed");
  }

  public boolean identified() {
    return contact.startsWith("user:");
  }
}
