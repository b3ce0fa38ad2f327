package io.placet.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.mail.MailHold.Released;
import io.placet.domain.register.MailEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MailHoldPropertiesTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final int SECONDS = 40;

  @Provide
  Arbitrary<List<MailSign>> signs() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.of("a", "b"),
            Arbitraries.of("shop", "imprint", "unsubscribe"),
            Arbitraries.integers().between(0, 2 * SECONDS))
        .as(
            (kind, message, link, half) ->
                new MailSign(
                    kind, message, kind == Kind.CLICKED ? link : "", START.plusMillis(half * 500L)))
        .list()
        .ofMaxSize(16);
  }

  /** Event time is behind the newest event by a bound, and no event comes later than that. */
  @Property
  void inWhateverOrderEventsComeWhatCountsIsWhatLooksLikeAPersons(
      @ForAll("signs") List<MailSign> signs,
      @ForAll @IntRange(max = 8) int latenessS,
      @ForAll @LongRange(max = 1_000) long seed) {
    java.util.Random random = new java.util.Random(seed);
    List<Come> coming = new ArrayList<>();
    for (int index = 0; index < signs.size(); index++) {
      Instant at = signs.get(index).at();
      coming.add(new Come(index, at.plusMillis(random.nextInt(latenessS * 1000 + 1))));
    }
    coming.sort(Comparator.comparing(Come::at));

    Set<Integer> expected = new java.util.TreeSet<>();
    for (int index = 0; index < signs.size(); index++) {
      MailSign sign = signs.get(index);
      if (sign.isReaction() && !looksLikeAScanners(sign, signs)) {
        expected.add(index);
      }
    }

    assertThat(counted(signs, coming, latenessS)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private record Come(int index, Instant at) {}

  private static List<Integer> counted(List<MailSign> signs, List<Come> coming, int latenessS) {
    MailHold<Integer> hold = MailHold.none();
    List<Integer> counted = new ArrayList<>();
    for (Come come : coming) {
      Instant now = come.at().minusSeconds(latenessS).minusMillis(1);
      hold = release(hold, now, counted);
      hold = hold.take(signs.get(come.index()), Set.of("p"), come.index(), now).hold();
    }
    hold = release(hold, START.plusSeconds(10L * SECONDS), counted);
    assertThat(hold.nextRelease()).isEmpty();
    return counted;
  }

  private static MailHold<Integer> release(
      MailHold<Integer> hold, Instant now, List<Integer> counted) {
    Released<Integer> released = hold.release(now);
    counted.addAll(released.counting().stream().map(MailHold.Counting::event).toList());
    return released.hold();
  }

  /** The meaning, said once more: all that happened until 10 s later is known. */
  private static boolean looksLikeAScanners(MailSign reaction, List<MailSign> all) {
    List<MailSign> same =
        all.stream()
            .filter(other -> other.message().equals(reaction.message()))
            .filter(other -> !other.at().isAfter(reaction.at().plusSeconds(10)))
            .toList();
    Set<MailSign> sure =
        same.stream()
            .filter(MailSign::isReaction)
            .filter(sign -> isEarly(sign, same) || isOneOfSeveral(sign, same))
            .collect(Collectors.toSet());
    return sure.contains(reaction)
        || sure.stream()
            .anyMatch(click -> click.kind() == Kind.CLICKED && gapMs(click, reaction) <= 5_000);
  }

  private static boolean isEarly(MailSign reaction, List<MailSign> same) {
    List<Long> afterMs =
        same.stream()
            .filter(sign -> sign.kind() == Kind.DELIVERED)
            .map(delivery -> reaction.at().toEpochMilli() - delivery.at().toEpochMilli())
            .toList();
    boolean beforeAll = !afterMs.isEmpty() && afterMs.stream().allMatch(after -> after < 0);
    return beforeAll || afterMs.stream().anyMatch(after -> after >= 0 && after <= 2_000);
  }

  private static boolean isOneOfSeveral(MailSign click, List<MailSign> same) {
    return click.kind() == Kind.CLICKED
        && same.stream()
            .filter(other -> other.kind() == Kind.CLICKED && !other.link().equals(click.link()))
            .anyMatch(other -> gapMs(click, other) <= 5_000);
  }

  private static long gapMs(MailSign one, MailSign other) {
    return Math.abs(one.at().toEpochMilli() - other.at().toEpochMilli());
  }
}
