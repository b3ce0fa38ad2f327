package io.placet.benchmarks.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.benchmarks.gate.Happening;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.Register;
import io.placet.schemas.register.RegisterLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopEventsTest {
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  private static final int EVENTS = 10_000;
  private static final int CONTACTS = 100;
  private static final ShopEvents SHOP =
      ShopEvents.skewed(CONTACTS, END.minus(Duration.ofDays(365)), END, EVENTS);

  private static Stream<Happening> events() {
    return LongStream.range(0, EVENTS).mapToObj(SHOP::happening);
  }

  @Test
  void theSameNumberIsTheSameEvent() {
    assertThat(events()).containsExactlyElementsOf(events().toList());
  }

  @Test
  void eachFitsTheSampleRegister() {
    Map<String, EventType> types = REGISTER.eventTypes();

    assertThat(events())
        .allSatisfy(
            event -> {
              EventType type = Objects.requireNonNull(types.get(event.type()));
              assertThat(type.purposes()).containsAll(event.purposes());
              event.fields().forEach((name, value) -> assertThat(fits(type, name, value)).isTrue());
            });
  }

  private static boolean fits(EventType type, String name, FieldValue value) {
    Field field = type.fields().get(name);
    return field != null && field.type() == value.type();
  }

  @Test
  void theyAreInOrderAndWithinTheTime() {
    assertThat(events().map(Happening::at).toList())
        .isSorted()
        .allMatch(at -> at.isBefore(END) && !at.isBefore(END.minus(Duration.ofDays(365))));
  }

  @Test
  void everyContactDoesSomethingAndSomeDoMore() {
    assertThat(events().map(Happening::contact).distinct()).hasSize(CONTACTS);
    assertThat(of(0)).isGreaterThan(3 * of(CONTACTS - 1));
  }

  private static long of(int contact) {
    return events().filter(event -> event.contact() == contact).count();
  }

  @Test
  void anEventTouchesSomeRulesAndNotAll() {
    Touched touched = new Touched(SegmentMix.first(100));

    assertThat(touched.perEvent(SHOP, EVENTS)).isBetween(1.0, 50.0);
  }
}
