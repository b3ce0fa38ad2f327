package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Some events of one contact on whole hours, several of them perhaps in the same one. */
public final class AnyHistory {
  static final int HOURS = 150;
  public static final List<String> TYPES = List.of("A", "B", "C");
  public static final List<String> NUMBERS = List.of("total", "lines");
  static final List<String> PROPERTIES = List.of("total", "lines", "country", "gift");

  private AnyHistory() {}

  public static Instant at(int hour) {
    return History.START.plusSeconds(3_600L * hour);
  }

  /** In order of arrival; the later event may come first. */
  static Arbitrary<List<Event>> histories() {
    return histories(HOURS, 1, 10);
  }

  /** With many events close to one another. */
  static Arbitrary<List<Event>> dense() {
    return histories(HOURS / 4, 6, 14);
  }

  private static Arbitrary<List<Event>> histories(int hours, int least, int most) {
    return Combinators.combine(
            Arbitraries.integers().between(1, hours), Arbitraries.of(TYPES), properties())
        .as((hour, type, fields) -> new Event("", type, at(hour), fields))
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(AnyHistory::numbered);
  }

  static Arbitrary<Keeping> keepings() {
    return Arbitraries.integers().between(1, 4).map(Period::ofDays).optional().map(Keeping::new);
  }

  /** Some of them so large that no sum of theirs is exact in 64 bits. */
  public static Arbitrary<Map<String, FieldValue>> extremeProperties() {
    return properties(
        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 61, 20_000L)
            .map(FieldValue.Decimal::new),
        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 60, 2L).map(FieldValue.Whole::new));
  }

  public static Arbitrary<Map<String, FieldValue>> properties() {
    Arbitrary<FieldValue> totals =
        Arbitraries.integers()
            .between(-3, 5)
            .map(halves -> new FieldValue.Decimal(halves * 5_000L));
    return properties(totals, Arbitraries.longs().between(-1, 3).map(FieldValue.Whole::new));
  }

  private static Arbitrary<Map<String, FieldValue>> properties(
      Arbitrary<FieldValue> totals, Arbitrary<FieldValue> lines) {
    Arbitrary<FieldValue> countries = Arbitraries.of("FR", "DE", "FRX").map(FieldValue.Text::new);
    Arbitrary<FieldValue> gifts = Arbitraries.of(true, false).map(FieldValue.Flag::new);
    return Combinators.combine(
            totals.optional(), lines.optional(), countries.optional(), gifts.optional())
        .as(
            (total, line, country, gift) -> {
              Map<String, FieldValue> fields = new HashMap<>();
              put(fields, "total", total);
              put(fields, "lines", line);
              put(fields, "country", country);
              put(fields, "gift", gift);
              return fields;
            });
  }

  private static void put(Map<String, FieldValue> fields, String name, Optional<FieldValue> value) {
    value.ifPresent(there -> fields.put(name, there));
  }

  private static List<Event> numbered(List<Event> events) {
    List<Event> numbered = new ArrayList<>();
    for (Event event : events) {
      numbered.add(
          new Event("e" + numbered.size(), event.type(), event.occurredAt(), event.fields()));
    }
    return numbered;
  }
}
