package io.placet.jobs.contact.differential;

import io.placet.domain.event.FieldValue;
import io.placet.domain.event.FieldValue.Decimal;
import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.FieldValue.Whole;
import java.math.BigDecimal;
import java.util.Map;

/** What an event carries. */
enum Payload {
  SMALL(Map.of("total", total("10"))),
  LARGE(Map.of("total", total("300"))),
  /** One value for a pseudonym, one to be sealed, one to be dropped. */
  COVERED(
      Map.of(
          "total",
          total("50"),
          "order_id",
          new Text("A-17"),
          "coupon",
          new Text("SPRING"),
          "email",
          new Text("a@b.example"))),
  /** A total that is none: it becomes a dead letter. */
  MISFIT(Map.of("total", new Text("much"), "lines", new Whole(2))),
  UNDECLARED(Map.of("total", total("20"), "shoe_size", new Whole(43))),
  /** Bytes that are no payload. */
  BROKEN(Map.of());

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
  private final Map<String, FieldValue> fields;

  Payload(Map<String, FieldValue> fields) {
    this.fields = fields;
  }

  Map<String, FieldValue> fields() {
    return fields;
  }

  private static FieldValue total(String amount) {
    return Decimal.of(new BigDecimal(amount));
  }
}
