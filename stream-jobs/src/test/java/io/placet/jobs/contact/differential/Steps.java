package io.placet.jobs.contact.differential;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Histories at random: few contacts, purposes and times, so that what happens meets. */
final class Steps {
  private static final int FEWEST = 10;
  private static final int MOST = 40;
  private static final Duration NONE = Duration.ZERO;
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Steps() {}

  static Arbitrary<History> histories() {
    Arbitrary<List<Step>> steps =
        step()
            .list()
            .ofMinSize(FEWEST)
            .ofMaxSize(MOST)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(mostly(), flag(), validities(), steps)
        .as(
            (known, withKey, validFor, rest) -> {
              List<Step> all = new ArrayList<>();
              if (known) {
                all.addAll(beginning(withKey, validFor));
              }
              all.addAll(rest);
              return new History(all);
            });
  }

  /**
   * Most begin with a contact that is known and a job that runs, so that there is something to end.
   */
  private static List<Step> beginning(boolean withKey, Duration validFor) {
    Step.Who who = new Step.Who(0, false);
    List<Step> steps = new ArrayList<>();
    if (withKey) {
      steps.add(new Step.MintKey(who));
    }
    for (String purpose : List.of("profiling", "analytics", "email-tracking")) {
      steps.add(
          new Step.Consent(
              who, ConsentKey.of(purpose), ConsentState.GIVEN, Actor.PERSON, validFor, true, true));
    }
    steps.add(new Step.Tick());
    steps.add(new Step.ReadAll(false));
    return steps;
  }

  private static Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, consent()),
        Tuple.of(1, facts()),
        Tuple.of(3, who().map(Step.MintKey::new)),
        Tuple.of(3, epoch()),
        Tuple.of(1, number().map(Step.Erase::new)),
        Tuple.of(1, Combinators.combine(who(), flag()).as(Step.Spoil::new)),
        Tuple.of(20, send()),
        Tuple.of(8, sendAgain()),
        Tuple.of(1, partition().map(Step.SendGarbage::new)),
        Tuple.of(6, RandomDefinitions.define()),
        Tuple.of(5, few().map(Step.ReadDefinitions::new)),
        Tuple.of(6, Combinators.combine(who(), RandomDefinitions.names()).as(Step.Reevaluate::new)),
        Tuple.of(4, Combinators.combine(partition(), few()).as(Step.ReadLog::new)),
        Tuple.of(14, Combinators.combine(partition(), few()).as(Step.ReadEvents::new)),
        Tuple.of(9, flag().map(Step.ReadAll::new)),
        Tuple.of(8, Combinators.combine(passes(), flag()).as(Step.Pass::new)),
        Tuple.of(3, Arbitraries.just(new Step.Tick())),
        Tuple.of(1, Arbitraries.just(new Step.Checkpoint())),
        Tuple.of(3, restart()));
  }

  private static Arbitrary<Integer> number() {
    return Arbitraries.frequency(Tuple.of(14, 0), Tuple.of(2, 1), Tuple.of(1, 2));
  }

  private static Arbitrary<Step.Who> who() {
    Arbitrary<Boolean> former = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
    return Combinators.combine(number(), former).as(Step.Who::new);
  }

  private static Arbitrary<Integer> partition() {
    return Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(2, 1));
  }

  private static Arbitrary<Integer> few() {
    return Arbitraries.integers().between(1, 4);
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(false, true);
  }

  private static Arbitrary<Boolean> mostly() {
    return Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
  }

  private static Arbitrary<Boolean> seldom() {
    return mostly().map(often -> !often);
  }

  private static Arbitrary<Step> consent() {
    return Arbitraries.frequencyOf(
        Tuple.of(7, consent(purposes(), Arbitraries.just(ConsentState.GIVEN))),
        Tuple.of(4, consent(purposes(), Arbitraries.of(ConsentState.class))),
        Tuple.of(
            4,
            consent(
                Arbitraries.of(ConsentKey.EVERYTHING, ConsentKey.of("profiling")),
                Arbitraries.of(ConsentState.RESTRICTED, ConsentState.RESTRICTION_LIFTED))));
  }

  private static Arbitrary<Step> consent(
      Arbitrary<ConsentKey> keys, Arbitrary<ConsentState> states) {
    Arbitrary<Actor> actors =
        Arbitraries.frequency(
            Tuple.of(8, Actor.PERSON), Tuple.of(1, Actor.OFFICER), Tuple.of(1, Actor.IMPORT));
    return Combinators.combine(who(), keys, states, actors, validities(), mostly(), mostly())
        .as(Step.Consent::new);
  }

  private static Arbitrary<Duration> validities() {
    return Arbitraries.frequency(
        Tuple.of(6, NONE),
        Tuple.of(1, SECOND),
        Tuple.of(1, Duration.ofSeconds(5)),
        Tuple.of(1, Duration.ofSeconds(12)),
        Tuple.of(1, HOUR),
        Tuple.of(1, DAY));
  }

  private static Arbitrary<ConsentKey> purposes() {
    return Arbitraries.frequency(
        Tuple.of(5, ConsentKey.of("profiling")),
        Tuple.of(2, ConsentKey.of("analytics")),
        Tuple.of(2, ConsentKey.of("email-tracking")),
        Tuple.of(1, ConsentKey.of("offers", "email")),
        Tuple.of(1, ConsentKey.of("offers", "sms")),
        Tuple.of(1, ConsentKey.of("newsletter", "email")));
  }

  private static Arbitrary<Step> facts() {
    return Combinators.combine(who(), Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)))
        .as(Step.Facts::new);
  }

  private static Arbitrary<Step> epoch() {
    return Combinators.combine(who(), Arbitraries.frequency(Tuple.of(1, 1), Tuple.of(5, 2)))
        .as(Step.EnterEpoch::new);
  }

  private static Arbitrary<Step> send() {
    Arbitrary<String> types =
        Arbitraries.frequency(
            Tuple.of(12, "Order Completed"), Tuple.of(5, "Email Opened"), Tuple.of(1, "Abolished"));
    Arbitrary<Duration> ages =
        Arbitraries.frequency(
            Tuple.of(5, NONE),
            Tuple.of(1, MILLISECOND),
            Tuple.of(1, SECOND),
            Tuple.of(1, Duration.ofSeconds(20)),
            Tuple.of(1, HOUR),
            Tuple.of(1, DAY.multipliedBy(2)));
    return Combinators.combine(who(), types, ages, payloads(), flag(), seldom()).as(Step.Send::new);
  }

  private static Arbitrary<Payload> payloads() {
    return Arbitraries.frequency(
        Tuple.of(4, Payload.SMALL),
        Tuple.of(4, Payload.LARGE),
        Tuple.of(2, Payload.COVERED),
        Tuple.of(1, Payload.MISFIT),
        Tuple.of(1, Payload.UNDECLARED),
        Tuple.of(1, Payload.BROKEN));
  }

  private static Arbitrary<Step> sendAgain() {
    return Combinators.combine(who(), Arbitraries.integers().between(0, 3), flag(), payloads())
        .as(Step.SendAgain::new);
  }

  private static Arbitrary<Duration> passes() {
    return Arbitraries.frequency(
        Tuple.of(2, MILLISECOND),
        Tuple.of(1, Duration.ofMillis(999)),
        Tuple.of(3, SECOND),
        Tuple.of(2, Duration.ofSeconds(3)),
        Tuple.of(4, Duration.ofSeconds(10)),
        Tuple.of(2, Duration.ofSeconds(20)),
        Tuple.of(2, HOUR),
        Tuple.of(1, DAY),
        Tuple.of(1, DAY.multipliedBy(3)));
  }

  private static Arbitrary<Step> restart() {
    Arbitrary<Duration> after =
        Arbitraries.frequency(
            Tuple.of(3, NONE), Tuple.of(2, Duration.ofSeconds(7)), Tuple.of(1, HOUR));
    return Combinators.combine(flag(), after).as(Step.Restart::new);
  }
}
