package io.placet.acceptance.history;

import static io.placet.acceptance.history.Change.GRANT;
import static io.placet.acceptance.history.Change.WITHDRAWAL;
import static io.placet.acceptance.history.Story.KEY;
import static io.placet.acceptance.history.Story.NOON;
import static io.placet.acceptance.history.Story.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckerTest {
  /** Markers lie between the records: offsets 11, 13 and so on. */
  private static Story granted() {
    return new Story().grant(KEY, 0, 10, 10, -1);
  }

  @Test
  void aHistoryThatOneOrderExplainsIsFine() {
    Story story =
        granted()
            .allow(20, 25, 12, 10)
            .withdrawal(KEY, 30, 40, 14)
            .allow(31, 36, 13, 10) // concurrent with the withdrawal: either answer is right
            .deny(32, 38, 15)
            .deny(41, 50, 16)
            .grant(KEY, 60, 70, 18, 14)
            .allow(71, 80, 20, 18);

    assertThat(story.broken()).isEmpty();
  }

  @Test
  void whatWasNeverRecordedIsDenied() {
    assertThat(new Story().deny(0, 5, 3).broken()).isEmpty();
    assertThat(new Story().allow(0, 5, 3, 1).broken()).containsExactly(Rule.ANSWER);
  }

  @Test
  void anAllowThatThePrefixDeniesIsNoticed() {
    Story story = granted().withdrawal(KEY, 30, 40, 14).allow(41, 50, 16, 10);

    assertThat(story.broken()).containsExactly(Rule.ANSWER);
  }

  @Test
  void aDenialThatThePrefixAllowsIsNoticed() {
    assertThat(granted().deny(20, 25, 12).broken()).containsExactly(Rule.ANSWER);
  }

  @Test
  void anAllowThatRestsOnAnotherRecordIsNoticed() {
    assertThat(granted().allow(20, 25, 12, 9).broken()).containsExactly(Rule.ANSWER);
  }

  @Test
  void aPrefixWithoutWhatWasAcknowledgedBeforeIsNoticed() {
    Story story = granted().withdrawal(KEY, 30, 40, 14).allow(41, 50, 13, 10);

    assertThat(story.broken()).containsExactly(Rule.ACKNOWLEDGED);
  }

  @Test
  void thePrefixHoldsWhatWasAcknowledgedAboutOthersToo() {
    Story story = granted().grant(OTHER, 30, 40, 14, -1).allow(41, 50, 13, 10);

    assertThat(story.broken()).containsExactly(Rule.ACKNOWLEDGED);
  }

  @Test
  void aPrefixWithWhatWasAskedForAfterTheAnswerIsNoticed() {
    Story story = granted().deny(20, 25, 15).withdrawal(KEY, 30, 40, 14);

    assertThat(story.broken()).containsExactly(Rule.FUTURE);
  }

  @Test
  void prefixesThatGoBackwardsAreNoticed() {
    Story story = granted().allow(20, 25, 15, 10).allow(26, 30, 13, 10);

    assertThat(story.broken()).containsExactly(Rule.ORDER);
  }

  @Test
  void questionsAtTheSameTimeHaveNoOrder() {
    assertThat(granted().allow(20, 27, 15, 10).allow(26, 30, 13, 10).broken()).isEmpty();
  }

  @Test
  void whatWasNotAnsweredMayHaveHappenedOrNot() {
    assertThat(granted().unanswered(KEY, WITHDRAWAL, 30).allow(50, 60, 16, 10).broken()).isEmpty();
    assertThat(
            granted()
                .unanswered(KEY, WITHDRAWAL, 30)
                .allow(50, 60, 16, 10)
                .logged(KEY, WITHDRAWAL, 17, -1)
                .deny(70, 80, 18)
                .broken())
        .isEmpty();
  }

  @Test
  void whatWasNotAnsweredHappensNotBeforeItWasAskedFor() {
    Story story =
        granted().deny(20, 25, 15).logged(KEY, WITHDRAWAL, 14, -1).unanswered(KEY, WITHDRAWAL, 30);

    assertThat(story.broken()).containsExactly(Rule.FUTURE);
  }

  @Test
  void aRecordThatNobodyAskedForIsNoticed() {
    Story story =
        granted()
            .unanswered(KEY, WITHDRAWAL, 20)
            .logged(KEY, WITHDRAWAL, 14, -1)
            .logged(KEY, WITHDRAWAL, 16, -1);

    assertThat(story.broken()).containsExactly(Rule.LOG);
  }

  @Test
  void anAcknowledgedRecordThatIsNotInTheLogIsNoticed() {
    assertThat(granted().told(KEY, WITHDRAWAL, 30, 40, 14).broken()).contains(Rule.LOG);
  }

  @Test
  void anAcknowledgedRecordThatSaysSomethingElseIsNoticed() {
    Story story = granted().logged(KEY, GRANT, 14, 10).told(KEY, WITHDRAWAL, 30, 40, 14);

    assertThat(story.broken()).contains(Rule.LOG);
  }

  @Test
  void aGrantThatAnotherRecordOvertookHasNoEffect() {
    Story story = granted().withdrawal(KEY, 20, 40, 14).grant(KEY, 21, 39, 16, 10);

    assertThat(story.deny(50, 60, 18).broken()).isEmpty();
    assertThat(story.allow(70, 80, 20, 16).broken()).containsExactly(Rule.ANSWER);
  }

  @Test
  void onlyThePersonLiftsARefusal() {
    Story story = granted().withdrawal(KEY, 20, 30, 14).grant(40, 16, 14, false, Optional.empty());

    assertThat(story.deny(50, 60, 18).broken()).isEmpty();
  }

  @Test
  void anOfficerRecordsAFirstGrant() {
    Story story = new Story().grant(10, 10, -1, false, Optional.empty());

    assertThat(story.allow(50, 60, 18, 10).broken()).isEmpty();
  }

  @Test
  void aGrantEndsAtTheInstantItNames() {
    Story story = new Story().grant(10, 10, -1, true, Optional.of(NOON));
    Optional<String> record = Optional.of("record-10");

    assertThat(story.decide(0, 20, 25, 12, record, NOON.minusNanos(1)).broken()).isEmpty();
    assertThat(story.decide(0, 30, 35, 14, Optional.empty(), NOON).broken()).isEmpty();
    assertThat(story.decide(0, 40, 45, 16, record, NOON).broken()).containsExactly(Rule.ANSWER);
  }

  /** One writer and one asker in turn, so the truth is plain; then one answer is changed. */
  @Test
  void inALongHistoryOneWrongAnswerIsFound() {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the long history (-Dplacet.seed): " + seed);
    Random random = new Random(seed);
    int rounds = 50_000;
    int wrong = random.nextInt(rounds);
    Story story = new Story();
    long newest = -1;
    for (int round = 0; round < rounds; round++) {
      long at = round * 10L;
      long offset = round * 3L;
      boolean grants = random.nextBoolean();
      story =
          grants
              ? story.grant(KEY, at, at + 1, offset, newest)
              : story.withdrawal(KEY, at, at + 1, offset);
      newest = offset;
      boolean allows = grants == (round != wrong);
      story =
          allows
              ? story.allow(at + 2, at + 3, offset + 2, offset)
              : story.deny(at + 2, at + 3, offset + 2);
    }

    List<Violation> found = new ArrayList<>(Checker.check(story.history()));

    assertThat(found).extracting(Violation::rule).containsExactly(Rule.ANSWER);
    assertThat(found.get(0).what()).contains("end=" + (wrong * 3 + 2));
  }
}
