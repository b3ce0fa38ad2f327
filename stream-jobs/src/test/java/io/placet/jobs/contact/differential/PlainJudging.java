package io.placet.jobs.contact.differential;

import io.placet.domain.score.Score;
import io.placet.domain.score.ScoreDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One contact's way through segments and scores: all rules are judged, from the events alone, at
 * every instant at which anything of them may change.
 */
final class PlainJudging {
  private final PlainJob job;
  private final PlainHistory history;
  private final PlainRows rows;
  private Optional<Instant> judgedAt = Optional.empty();
  private Optional<PlainDefinitions.InForce> judgedBy = Optional.empty();

  PlainJudging(PlainJob job, PlainHistory history, PlainRows rows) {
    this.job = job;
    this.history = history;
    this.rows = rows;
  }

  PlainJudging copy(PlainHistory ofHistory, PlainRows ofRows) {
    PlainJudging copy = new PlainJudging(job, ofHistory, ofRows);
    copy.judgedAt = judgedAt;
    copy.judgedBy = judgedBy;
    return copy;
  }

  boolean isJudged() {
    return !history.isEmpty() || !rows.members().isEmpty() || !rows.scores().isEmpty();
  }

  Optional<Instant> judgedAt() {
    return judgedAt;
  }

  void forget() {
    judgedAt = Optional.empty();
    judgedBy = Optional.empty();
  }

  /** Less is kept than before: of whom nothing is known there is nothing to slide. */
  void hasLess() {
    if (history.isEmpty() && rows.members().isEmpty()) {
      judgedAt = Optional.empty();
    }
  }

  /** Goes to an instant without judging, if it is a later one. */
  void moveTo(Instant at) {
    judgedAt = Optional.of(later(judgedAt, at));
  }

  private boolean holds(PlainDefinitions.Segment segment, Instant at) {
    PlainView now = history.view(segment.purpose(), at);
    return !now.events().isEmpty() && segment.rule().holds(now);
  }

  private static List<String> reasons(PlainDefinitions.Segment segment, PlainView now) {
    return now.events().isEmpty() ? List.of() : segment.rule().reasons(now, "rule").toList();
  }

  /** Why the contact is in a segment: all that is kept says it again, if the rule is still that. */
  List<String> reasonsAgain(String segment, PlainRows.Member member) {
    return Optional.ofNullable(job.definitions().inForce().live().get(segment))
        .filter(known -> known.version() == member.version())
        .map(known -> reasons(known, history.whole(known.purpose(), member.since())))
        .orElse(List.of());
  }

  Optional<Score> scoreAgain(String id) {
    return Optional.ofNullable(job.definitions().inForce().scores().get(id))
        .flatMap(
            score ->
                judgedAt.flatMap(at -> PlainScores.at(score, history.whole(score.purpose(), at))));
  }

  /** Judges all segments and scores at an instant, whatever was touched. */
  private void judge(PlainDefinitions.InForce by, Instant at, String reason, boolean sayAll) {
    for (PlainDefinitions.Segment segment : by.live().values()) {
      boolean holds = holds(segment, at);
      if (holds != rows.members().containsKey(segment.id())) {
        rows.change(
            segment, holds, reason, at, reasons(segment, history.view(segment.purpose(), at)));
      }
    }
    for (ScoreDefinition score : by.scores().values()) {
      PlainView now = history.view(score.purpose(), at);
      String madeOf = PlainScores.madeOf(score, now);
      if (sayAll || !madeOf.equals(rows.madeOf(score.id()))) {
        rows.say(score.id(), PlainScores.at(score, now), madeOf);
      }
    }
  }

  private boolean changes(PlainDefinitions.InForce by, Instant at) {
    return by.live().values().stream()
            .anyMatch(segment -> holds(segment, at) != rows.members().containsKey(segment.id()))
        || by.scores().values().stream()
            .anyMatch(
                score ->
                    !PlainScores.madeOf(score, history.view(score.purpose(), at))
                        .equals(rows.madeOf(score.id())));
  }

  /** Judges at an instant, or at the newest one that was judged if that is later. */
  void judgeAt(Instant at, boolean sayAll) {
    moveTo(at);
    judge(job.definitions().inForce(), judgedAt.orElseThrow(), "RULE", sayAll);
  }

  /** Judges at each instant until another, that included, at which something is another. */
  void slideTo(Instant to) {
    slide(job.definitions().inForce(), to);
  }

  private void slide(PlainDefinitions.InForce by, Instant to) {
    if (judgedAt.isEmpty()) {
      return;
    }
    for (Instant at :
        new PlainInstants(by, history.events()).between(judgedAt.get(), to, history::view)) {
      if (changes(by, at)) {
        judge(by, at, "RULE", false);
        judgedAt = Optional.of(at);
      }
    }
  }

  private static Instant later(Optional<Instant> one, Instant other) {
    return one.filter(other::isBefore).orElse(other);
  }

  /** Judges anew whoever was judged by other definitions. */
  void refresh() {
    PlainDefinitions.InForce now = job.definitions().inForce();
    if (judgedBy.filter(now::means).isPresent()) {
      return;
    }
    job.remember(now);
    Instant at = later(judgedAt, job.eventTime());
    if (isJudged() && at.isAfter(Instant.MIN)) {
      Optional<PlainDefinitions.InForce> before = judgedBy.filter(job::remembers);
      before.map(now::and).ifPresent(both -> slide(both, at));
      rows.archived(now, at);
      judge(before.map(now::without).orElse(now), at, "DEFINED", true);
      judgedAt = Optional.of(at);
    }
    judgedBy = Optional.of(now);
  }

  /** The first instant until another at which something becomes another by itself. */
  Optional<Instant> nextChange(Instant until) {
    PlainDefinitions.InForce now = job.definitions().inForce();
    PlainDefinitions.InForce by =
        judgedBy.map(before -> before.means(now) ? now : before.and(now)).orElse(now);
    return judgedAt.stream()
        .flatMap(
            from ->
                new PlainInstants(by, history.events())
                    .between(from, until, history::view).stream().filter(at -> changes(by, at)))
        .findFirst();
  }
}
