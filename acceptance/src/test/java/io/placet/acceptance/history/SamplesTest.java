package io.placet.acceptance.history;

import static io.placet.acceptance.history.Story.KEY;
import static io.placet.acceptance.history.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final int WITHDRAWN_MS = 5_000;
  private static final List<Samples.Outage> NONE = List.of();

  private static Story withdrawn() {
    return new Story().grant(KEY, 0, 10, 10, -1).withdrawal(KEY, 4_990, WITHDRAWN_MS, 14);
  }

  private static Story allowedBefore() {
    return withdrawn().allow(4_000, 4_001, 12, 10);
  }

  private static Story asked(Story story, int instance, int times) {
    for (int i = 1; i <= times; i++) {
      int at = WITHDRAWN_MS + i * 10;
      story.decide(instance, at, at + 5, 16 + i, Optional.empty(), NOON);
    }
    return story;
  }

  private static int count(Story story, List<Samples.Outage> outages) {
    return Samples.of(story.history(), outages, 2).count();
  }

  @Test
  void aWithdrawalBetweenAnAllowAndTenQuestionsToEachIsASample() {
    Samples samples = Samples.of(asked(asked(allowedBefore(), 0, 10), 1, 10).history(), NONE, 2);

    assertThat(samples.count()).isEqualTo(1);
    assertThat(samples.on(1)).isEqualTo(1);
  }

  @Test
  void aWithdrawalThatNoAllowPrecedesIsNone() {
    assertThat(count(asked(asked(withdrawn(), 0, 10), 1, 10), NONE)).isZero();
  }

  @Test
  void aWithdrawalThatOneInstanceWasAskedTooSeldomAboutIsNone() {
    assertThat(count(asked(asked(allowedBefore(), 0, 10), 1, 9), NONE)).isZero();
  }

  @Test
  void questionsAfterTheSecondDoNotCount() {
    Story story = asked(asked(allowedBefore(), 0, 10), 1, 9);

    story.decide(1, 6_001, 6_002, 40, Optional.empty(), NOON);

    assertThat(count(story, NONE)).isZero();
  }

  @Test
  void anInstanceThatWasAwayNeedNotBeAskedButTwoMustBe() {
    Span away = new Span(5_500_000_000L, 9_000_000_000L);
    Story story = asked(asked(allowedBefore(), 0, 10), 1, 10);

    Samples samples = Samples.of(story.history(), List.of(new Samples.Outage(2, away)), 3);
    assertThat(samples.count()).isEqualTo(1);
    assertThat(samples.on(2)).isZero();
    assertThat(count(story, List.of(new Samples.Outage(1, away)))).isZero();
  }
}
