package io.placet.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.AnyHistory;
import io.placet.domain.segment.Reachable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens to a contact, {@link Live} tells what {@link PlainLive} does. */
class LivePropertiesTest {
  /**
   * Something that happens.
   *
   * @param hours since what happened before; below 0 for what comes late
   */
  record Step(
      What what, int hours, int millis, Event event, Set<String> purposes, Set<String> reach) {}

  /** What can happen. */
  enum What {
    TAKE,
    SLIDE,
    REACH,
    /** The contact is stored and taken up again. */
    REBUILD,
    /** One of its events is another now. */
    AMEND,
    /** The definitions are others. */
    RESYNC
  }

  @Property(tries = 300)
  void liveTellsWhatIsMeant(
      @ForAll("definitions") Definitions first,
      @ForAll("definitions") Definitions second,
      @ForAll("steps") List<Step> steps) {
    follow(first, second, steps);
  }

  /** Of one leaf each, so that every flip shows. */
  @Property(tries = 300)
  void everyLeafFlipsAtItsInstant(
      @ForAll("leaves") Definitions first, @ForAll("denseSteps") List<Step> steps) {
    follow(first, first, steps);
  }

  @Property(tries = 100)
  void amountsOfAnySizeAreExact(
      @ForAll("definitions") Definitions first,
      @ForAll("definitions") Definitions second,
      @ForAll("extremeSteps") List<Step> steps) {
    follow(first, second, steps);
  }

  @Property(tries = 200)
  void aFingerprintIsTheSameForTheSameDefinitions(@ForAll("definitions") Definitions definitions) {
    Definitions same =
        new Definitions(
            List.copyOf(definitions.segments()),
            Set.copyOf(definitions.paused()),
            definitions.scores(),
            definitions.register());
    assertThat(definitions.plan().fingerprint()).isEqualTo(same.plan().fingerprint());
  }

  private static void follow(Definitions first, Definitions second, List<Step> steps) {
    Walk walk = new Walk(first, second);
    for (Step step : steps) {
      walk.go(step);
      walk.isAsMeant();
    }
    walk.go(new Step(What.SLIDE, 1_000, 0, steps.get(0).event(), Set.of(), Set.of()));
    walk.isAsMeant();
  }

  @Provide
  Arbitrary<Definitions> definitions() {
    return AnyDefinitions.definitions();
  }

  @Provide
  Arbitrary<Definitions> leaves() {
    return AnyDefinitions.leaves();
  }

  /** Of one purpose, some hours apart. */
  @Provide
  Arbitrary<List<Step>> denseSteps() {
    Arbitrary<Event> events =
        Combinators.combine(Arbitraries.of(AnyHistory.TYPES), AnyHistory.properties())
            .as((type, fields) -> new Event("e", type, AnyHistory.at(0), fields));
    Arbitrary<What> whats =
        Arbitraries.frequency(
            Tuple.of(8, What.TAKE), Tuple.of(2, What.SLIDE), Tuple.of(1, What.REBUILD));
    return Combinators.combine(whats, Arbitraries.integers().between(-4, 6), events)
        .as((what, hours, event) -> new Step(what, hours, 0, event, Set.of("profiling"), Set.of()))
        .list()
        .ofMinSize(5)
        .ofMaxSize(25);
  }

  @Provide("steps")
  Arbitrary<List<Step>> anySteps() {
    return steps(AnyHistory.properties()).list().ofMinSize(1).ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<Step>> extremeSteps() {
    return steps(AnyHistory.extremeProperties()).list().ofMinSize(1).ofMaxSize(25);
  }

  private static Arbitrary<Step> steps(Arbitrary<Map<String, FieldValue>> properties) {
    Arbitrary<What> whats =
        Arbitraries.frequency(
            Tuple.of(12, What.TAKE),
            Tuple.of(4, What.SLIDE),
            Tuple.of(2, What.REACH),
            Tuple.of(3, What.REBUILD),
            Tuple.of(1, What.AMEND),
            Tuple.of(1, What.RESYNC));
    Arbitrary<Event> events =
        Combinators.combine(Arbitraries.of(AnyHistory.TYPES), properties)
            .as((type, fields) -> new Event("e", type, AnyHistory.at(0), fields));
    Set<String> pairs =
        AnyDefinitions.PURPOSES.stream()
            .flatMap(
                purpose ->
                    AnyDefinitions.CHANNELS.stream()
                        .map(channel -> Reachable.pair(purpose, channel)))
            .collect(Collectors.toSet());
    return Combinators.combine(
            whats,
            Arbitraries.integers().between(-20, 30),
            Arbitraries.of(0, 0, 0, 0, 1),
            events,
            Arbitraries.of(AnyDefinitions.PURPOSES).set().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(pairs).set().ofMaxSize(2))
        .as(Step::new);
  }
}
