package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.RetailFile;
import io.placet.acceptance.retail.RetailTruth;
import io.placet.acceptance.retail.SegmentTruth;
import io.placet.acceptance.retail.TenSegments;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A year of a shop, replayed with its own times: every figure is the file's, exactly. */
@ExtendWith(OnFailure.class)
class RetailReplayTest {
  private static final int RANDOM_INSTANTS = 50;

  @TempDir private static Path folder;
  private static RetailFile file;
  private static PlacetProcess placet;
  private static Expected expected;
  private static Replay.Counts counts;
  private static Names names;
  private static Observed observed;

  @BeforeAll
  static void replay() throws IOException {
    file = RetailFile.find(folder);
    expected = Expected.of(file);
    placet = PlacetProcess.startAsShipped(folder, "--clock", "events");
    TenSegments.ids().forEach(id -> Defined.completely(placet.api(), TenSegments.definition(id)));
    try (Replay replay = Replay.start(placet, file.path(), "--keep-times")) {
      counts = replay.counts();
    }
    Settled.after(placet, counts.accepted());
    names =
        new Names(placet.vault(), expected.posted().stream().map(RetailEvent::contact).toList());
    observed = Observed.in(placet, names);
  }

  @AfterAll
  static void end() {
    placet.close();
  }

  /** The two that ship, and ten that were defined before the first event. */
  static Stream<String> segments() {
    return Stream.concat(Expected.SEGMENTS.keySet().stream(), TenSegments.ids().stream());
  }

  static Stream<String> ten() {
    return TenSegments.ids().stream();
  }

  @Test
  void whatIsComparedWithReproducesProvenance() {
    assumeTrue(file.real());

    assertThat(expected.truth().cleaned())
        .isEqualTo(new RetailTruth.Cleaned(397_884, 4_338, 18_532, new BigDecimal("8911407.904")));
    assertThat(expected.truth().invoices()).isEqualTo(25_900);
  }

  @Test
  void theReplayCountsWhatConsentsAllow() {
    int posted = expected.posted().size();
    int admitted = expected.admitted().size();

    assertThat(counts).isEqualTo(new Replay.Counts(posted, admitted, posted - admitted, 0));
    assertThat(placet.api().accepted()).isEqualTo(admitted);
    assertThat(placet.api().withheld("gateway")).isEqualTo(posted - admitted);
    assertThat(placet.api().withheld("stream")).isZero();
  }

  @Test
  void eachAllowedEventIsBehindTheGateOnceAndNoOther() {
    new Comparison(expected, observed, names, contact -> true).assertEventsEqual();
  }

  @Test
  void ordersAndRevenueOfEachConsentingCustomerAreTheFiles() {
    assertThat(observed.sums("Order Completed"))
        .isNotEmpty()
        .isEqualTo(expected.truth().revenue(Expected::passes));
  }

  @Test
  void refundsOfEachConsentingCustomerAreTheFiles() {
    Map<String, RetailTruth.Revenue> refunds = new TreeMap<>();
    for (RetailEvent event : expected.admitted()) {
      if (!event.order()) {
        refunds.merge(
            event.contact(),
            new RetailTruth.Revenue(1, event.total()),
            (a, b) -> new RetailTruth.Revenue(a.orders() + b.orders(), a.total().add(b.total())));
      }
    }

    assertThat(observed.sums("Order Refunded")).isNotEmpty().isEqualTo(refunds);
  }

  @ParameterizedTest
  @MethodSource("segments")
  void membersAtAnyInstantAreTheFiles(String segment) {
    Instant reached = observed.watermark();
    SegmentTruth truth = expected.segment(segment);
    Instant begun = expected.posted().get(0).time();
    int weeks = (int) (Duration.between(begun, reached).toDays() / 7);
    Stream<Instant> sundays = Stream.iterate(begun, at -> at.plus(Duration.ofDays(7))).limit(weeks);

    Stream.concat(sundays, Stream.of(reached))
        .forEach(
            at ->
                assertThat(observed.membersAt(segment, at))
                    .as("%s at %s", segment, at)
                    .containsExactlyElementsOf(truth.membersAt(at)));
    assertThat(observed.membersAt(segment, reached)).isNotEmpty();
  }

  /** Up to the watermark: what is due after the newest events fires with later ones. */
  @ParameterizedTest
  @MethodSource("segments")
  void membersAtRandomInstantsAreTheFiles(String segment) {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the instants (-Dplacet.seed): " + seed);
    SegmentTruth truth = expected.segment(segment);

    new Random(seed)
        .longs(
            RANDOM_INSTANTS,
            expected.posted().get(0).time().toEpochMilli(),
            observed.watermark().toEpochMilli())
        .mapToObj(Instant::ofEpochMilli)
        .forEach(
            at ->
                assertThat(observed.membersAt(segment, at))
                    .as("%s at %s", segment, at)
                    .containsExactlyElementsOf(truth.membersAt(at)));
  }

  @ParameterizedTest
  @MethodSource("segments")
  void everyEntryAndExitHappensAtItsInstant(String segment) {
    Instant reached = observed.watermark();

    assertThat(observed.transitions(segment, reached))
        .isNotEmpty()
        .containsExactlyElementsOf(expected.segment(segment).transitions(reached));
  }

  @ParameterizedTest
  @MethodSource("ten")
  void everyEntryAndExitNamesTheLeavesThatDecided(String segment) {
    Instant reached = observed.watermark();

    assertThat(observed.reasoned(segment, reached))
        .isNotEmpty()
        .containsExactlyElementsOf(expected.segment(segment).reasoned(reached));
  }

  @Test
  void theViewOfMembershipsIsWhatTheChangesLeave() {
    assertThat(observed.members()).isNotEmpty().isEqualTo(observed.membersByLastChange());
    for (String segment : segments().toList()) {
      assertThat(placet.api().segmentSize(segment))
          .as(segment)
          .isEqualTo(
              observed.members().keySet().stream()
                  .filter(place -> place.endsWith(" in " + segment))
                  .count());
    }
  }

  /** Of what one contact may add within its bounds, which is computed here plainly. */
  @ParameterizedTest
  @EnumSource(RetailFigures.Sample.class)
  void figuresAreWithinTheirIntervalsOfWhatIsSoWithinBounds(RetailFigures.Sample sample) {
    List<RetailFigures.Window> windows = figures().windows(sample);
    long outside = windows.stream().filter(window -> !window.isWithin()).count();
    double expected = 0.05 * windows.size();

    assertThat(windows).isNotEmpty();
    assertThat((double) outside).isLessThanOrEqualTo(expected + 4 * Math.sqrt(expected) + 1);
  }

  @Test
  void largeFiguresAreNearTheFile() throws IOException {
    Map<RetailFigures.Sample, List<RetailFigures.Window>> all =
        new EnumMap<>(RetailFigures.Sample.class);
    for (RetailFigures.Sample sample : RetailFigures.Sample.values()) {
      List<RetailFigures.Window> windows = figures().windows(sample);
      all.put(sample, windows);
      FigurePlot.write(
          Path.of("target", "figures"), sample.name().toLowerCase(Locale.ROOT), windows);
      System.out.printf(
          "%s: %d windows, median error %.1f %%%n",
          sample, windows.size(), 100 * RetailFigures.medianError(windows));
    }
    assumeTrue(file.real());

    List<RetailFigures.Window> large =
        all.entrySet().stream()
            .filter(entry -> entry.getKey() != RetailFigures.Sample.REVENUE_BY_WEEK)
            .flatMap(entry -> entry.getValue().stream())
            .filter(RetailFigures.Window::isLarge)
            .toList();
    System.out.printf(
        "counts of 500 and more: %d, median error %.1f %%%n",
        large.size(), 100 * RetailFigures.medianError(large));
    assertThat(RetailFigures.medianError(large)).isLessThanOrEqualTo(0.1);
    assertThat(RetailFigures.medianError(figures().windows(RetailFigures.Sample.ORDERS_BY_WEEK)))
        .as("of 200 to 450 in a week")
        .isLessThanOrEqualTo(0.12);
  }

  private static RetailFigures figures() {
    return RetailFigures.of(placet, expected.posted());
  }

  @Test
  void whoGivesNothingIsNotBehindTheGateUnderAnyName() {
    assertThat(observed.contacts()).isNotEmpty().allMatch(Expected::passes);
  }
}
