package io.placet.domain.live;

import io.placet.domain.score.Explained;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was said of a contact's scores of a purpose. */
final class Scores {
  private static final int BYTES_PER_SCORE = 350;

  /** It never had any value. */
  private static final Object NONE = new Object();

  /** That it has no value was said. */
  private static final Object SAID_NONE = new Object();

  private final ScorePlan[] scores;

  /** What was said last. */
  private final Object[] said;

  private final Bits touched;
  private boolean isTouched;

  Scores(ScorePlan[] scores) {
    this.scores = scores;
    said = new Object[scores.length];
    java.util.Arrays.fill(said, NONE);
    touched = new Bits(scores.length);
  }

  /**
   * Takes up a contact: what its scores are was said before. It is computed again, so that what is
   * said next does not depend on when the contact was taken up.
   */
  void start(Track track, long now) {
    for (int score = 0; score < scores.length; score++) {
      if (!track.isEmpty() && scores[score].model().says(track)) {
        said[score] =
            scores[score].model().explain(track, now).<Object>map(value -> value).orElse(NONE);
      }
    }
    touched.clear();
    isTouched = false;
  }

  void touch(int score) {
    touched.set(score, true);
    isTouched = true;
  }

  void touchAll() {
    for (int score = 0; score < scores.length; score++) {
      touch(score);
    }
  }

  boolean isTouched() {
    return isTouched;
  }

  void judge(Track track, Judging how, List<Outcome> outcomes) {
    if (how.anew()) {
      touchAll();
    }
    if (!isTouched) {
      return;
    }
    for (int score = touched.next(0); score >= 0; score = touched.next(score + 1)) {
      Optional<Explained> now =
          track.isEmpty() ? Optional.empty() : scores[score].model().explain(track, how.now());
      if (now.isPresent()) {
        say(score, now.get(), how, outcomes);
      } else {
        sayNone(score, how, outcomes);
      }
    }
    touched.clear();
    isTouched = false;
  }

  private void say(int score, Explained now, Judging how, List<Outcome> outcomes) {
    boolean isKnown =
        said[score] instanceof Explained before
            && scores[score].definition().model().isSame(now, before);
    if (how.anew() || !isKnown) {
      said[score] = now;
      Instant at = Instant.ofEpochMilli(how.now());
      outcomes.add(new Outcome.Scored(scores[score].definition().of(now, at)));
    }
  }

  private void sayNone(int score, Judging how, List<Outcome> outcomes) {
    Object before = said[score];
    if (before != SAID_NONE && (before != NONE || how.anew())) {
      said[score] = SAID_NONE;
      outcomes.add(new Outcome.Unscored(scores[score].definition().id()));
    }
  }

  int bytes() {
    return BYTES_PER_SCORE * scores.length;
  }
}
