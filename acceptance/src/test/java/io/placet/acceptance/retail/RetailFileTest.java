package io.placet.acceptance.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain computation reproduces what is published about the real file. */
class RetailFileTest {
  @TempDir private static Path folder;
  private static boolean real;
  private static RetailTruth truth = new RetailTruth(List.of());
  private static List<RetailEvent> events = List.of();

  @BeforeAll
  static void read() throws IOException {
    RetailFile file = RetailFile.find(folder);
    real = file.real();
    truth = RetailTruth.of(file.path());
    events = truth.events();
  }

  private static long count(String type, boolean identified) {
    return events.stream()
        .filter(event -> event.type().equals(type) && event.identified() == identified)
        .count();
  }

  private static BigDecimal identifiedOrderTotal() {
    return events.stream()
        .filter(event -> event.order() && event.identified())
        .map(RetailEvent::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void theCleanedFiguresAreThoseOfProvenance() {
    assumeTrue(real);

    assertThat(truth.cleaned())
        .isEqualTo(new RetailTruth.Cleaned(397_884, 4_338, 18_532, new BigDecimal("8911407.904")));
    assertThat(truth.invoices()).isEqualTo(25_900);
  }

  @Test
  void theEventsOfTheRealFileAreCounted() {
    assumeTrue(real);

    assertThat(events).hasSize(23_795);
    assertThat(count("Order Completed", true)).isEqualTo(18_532);
    assertThat(count("Order Completed", false)).isEqualTo(1_427);
    assertThat(count("Order Refunded", true)).isEqualTo(3_654);
    assertThat(count("Order Refunded", false)).isEqualTo(182);
  }

  @Test
  void totalsOfIdentifiedOrdersAreTheCleanedSums() {
    assertThat(truth.cleaningDifferences()).isEmpty();
    assertThat(identifiedOrderTotal()).isEqualByComparingTo(truth.cleaned().sum());
  }

  @Test
  void theBestCustomersAreThoseOfProvenance() {
    assumeTrue(real);

    Map<String, RetailTruth.Revenue> revenue = truth.revenue(contact -> true);
    assertThat(revenue).hasSize(4_338);
    assertThat(best(revenue, Comparator.comparing(RetailTruth.Revenue::total)))
        .isEqualTo("user:14646 73 280206.0200");
    assertThat(best(revenue, Comparator.comparing(RetailTruth.Revenue::orders)))
        .startsWith("user:12748 209 ");
  }

  private static String best(
      Map<String, RetailTruth.Revenue> revenue, Comparator<RetailTruth.Revenue> by) {
    return revenue.entrySet().stream()
        .max(Map.Entry.comparingByValue(by))
        .map(
            entry ->
                "%s %d %s"
                    .formatted(entry.getKey(), entry.getValue().orders(), entry.getValue().total()))
        .orElseThrow();
  }

  /** These figures and those below were also computed by a script in another language. */
  @ParameterizedTest
  @CsvSource({
    // purposes, customers with orders, orders, revenue
    "analytics, 3068, 12951, 5874886.5120",
    "profiling, 3448, 14634, 7395572.7230",
    "analytics profiling, 4068, 17247, 8446683.4440"
  })
  void revenueOfConsentingCustomers(String purposes, int customers, int orders, BigDecimal total) {
    assumeTrue(real);

    Set<String> any = Set.of(purposes.split(" ", -1));
    Map<String, RetailTruth.Revenue> revenue =
        truth.revenue(contact -> ConsentTruth.SHIPPED.givesAny(contact, any));

    assertThat(revenue).hasSize(customers);
    assertThat(revenue.values().stream().mapToInt(RetailTruth.Revenue::orders).sum())
        .isEqualTo(orders);
    assertThat(
            revenue.values().stream()
                .map(RetailTruth.Revenue::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(total);
  }

  @Test
  void consentsOfTheShippedSeed() {
    assumeTrue(real);

    List<String> contacts =
        events.stream()
            .filter(RetailEvent::identified)
            .map(RetailEvent::contact)
            .distinct()
            .toList();
    assertThat(contacts).hasSize(4_371);
    assertThat(giving(contacts, "profiling")).isEqualTo(3_474);
    assertThat(giving(contacts, "analytics")).isEqualTo(3_089);
    assertThat(giving(contacts, "newsletter")).isEqualTo(2_400);
  }

  private static long giving(List<String> contacts, String purpose) {
    return contacts.stream().filter(c -> ConsentTruth.SHIPPED.gives(c, purpose)).count();
  }

  @Test
  void frequentBuyersOfTheRealFile() {
    assumeTrue(real);

    SegmentTruth segment = profiled(SegmentTruth.FREQUENT_BUYERS);
    assertThat(membersAtQuarterEnds(segment)).containsExactly(217, 286, 300);
    assertThat(segment.membersAt(lastEvent())).hasSize(554);
    assertThat(segment.transitions(lastEvent()))
        .hasSize(1_729 + 1_175)
        .filteredOn(transition -> transition.change() == SegmentTruth.Change.ENTERED)
        .hasSize(1_729);
  }

  @Test
  void lapsingCustomersOfTheRealFile() {
    assumeTrue(real);

    SegmentTruth segment = profiled(SegmentTruth.LAPSING);
    assertThat(membersAtQuarterEnds(segment)).containsExactly(530, 1_070, 1_492);
    assertThat(segment.membersAt(lastEvent())).hasSize(1_487);
    assertThat(segment.transitions(lastEvent()))
        .hasSize(3_917 + 2_430)
        .filteredOn(transition -> transition.change() == SegmentTruth.Change.ENTERED)
        .hasSize(3_917);
  }

  @Test
  void membersAreWhatTransitionsLeaveInForce() {
    for (SegmentTruth.Rule rule : List.of(SegmentTruth.FREQUENT_BUYERS, SegmentTruth.LAPSING)) {
      SegmentTruth segment = profiled(rule);
      Set<String> inForce = new TreeSet<>();
      for (SegmentTruth.Transition transition : segment.transitions(lastEvent())) {
        boolean changed =
            transition.change() == SegmentTruth.Change.ENTERED
                ? inForce.add(transition.contact())
                : inForce.remove(transition.contact());
        assertThat(changed).isTrue();
      }
      assertThat(segment.membersAt(lastEvent())).isNotEmpty().containsExactlyElementsOf(inForce);
    }
  }

  private static SegmentTruth profiled(SegmentTruth.Rule rule) {
    return new SegmentTruth(
        events, contact -> ConsentTruth.SHIPPED.gives(contact, "profiling"), rule);
  }

  private static Instant lastEvent() {
    return events.get(events.size() - 1).time();
  }

  private static List<Integer> membersAtQuarterEnds(SegmentTruth segment) {
    return Stream.of("2011-03-31", "2011-06-30", "2011-09-30")
        .map(day -> segment.membersAt(Instant.parse(day + "T00:00:00Z")).size())
        .toList();
  }
}
