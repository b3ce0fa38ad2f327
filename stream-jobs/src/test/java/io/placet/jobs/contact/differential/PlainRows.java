package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.score.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is written of one contact: memberships, scores, and whose they are. */
final class PlainRows {
  /** Nothing of the contact is known. */
  private static final int NO_EPOCH = 0;

  /** A membership. */
  record Member(int version, Instant since) {}

  private final PlainJob job;
  private final SubjectId subject;
  private final SortedMap<String, Member> members = new TreeMap<>();

  /** Scores that have a row. */
  private final SortedMap<String, String> scores = new TreeMap<>();

  /** What each score was made of when it was looked at last. */
  private final Map<String, String> madeOf = new TreeMap<>();

  private int epoch = NO_EPOCH;
  private String revision = "";

  PlainRows(PlainJob job, SubjectId subject) {
    this.job = job;
    this.subject = subject;
  }

  PlainRows copy() {
    PlainRows copy = new PlainRows(job, subject);
    copy.members.putAll(members);
    copy.scores.putAll(scores);
    copy.madeOf.putAll(madeOf);
    copy.epoch = epoch;
    copy.revision = revision;
    return copy;
  }

  SortedMap<String, Member> members() {
    return members;
  }

  SortedMap<String, String> scores() {
    return scores;
  }

  int epoch() {
    return epoch;
  }

  String madeOf(String score) {
    return madeOf.getOrDefault(score, "nothing");
  }

  private String name() {
    return Words.name(subject, epoch);
  }

  void name(int current, boolean isNew) {
    if (isNew) {
      epoch = current;
    }
  }

  void hear(String position) {
    revision = position;
  }

  void forget() {
    members.clear();
    scores.clear();
    madeOf.clear();
    epoch = NO_EPOCH;
    revision = "";
  }

  void change(
      PlainDefinitions.Segment segment,
      boolean enters,
      String reason,
      Instant at,
      List<String> reasons) {
    if (enters) {
      Member member = new Member(segment.version(), at);
      members.put(segment.id(), member);
      job.out(
          Outcome.change(
              name(), segment.id(), "ENTERED " + reason, at, segment.version(), revision, reasons));
      job.out(Outcome.row(name(), segment.id(), at, segment.version(), revision, reasons));
    } else {
      exit(segment.id(), reason, at, segment.version(), reasons);
    }
  }

  private void exit(String id, String reason, Instant at, int version, List<String> reasons) {
    members.remove(id);
    job.out(Outcome.change(name(), id, "EXITED " + reason, at, version, revision, reasons));
    job.out(Outcome.rowGone(name(), id));
  }

  void say(String id, Optional<Score> score, String made) {
    madeOf.put(id, made);
    if (score.isPresent()) {
      scores.put(id, id);
      job.out(Outcome.score(name(), id, PlainScores.words(score.get()), revision));
    } else {
      retract(id);
    }
  }

  private void retract(String id) {
    if (scores.remove(id) != null) {
      job.out(Outcome.scoreGone(name(), id));
    }
  }

  /** Whoever is in a segment that is no more leaves it, and scores that are no more go. */
  void archived(PlainDefinitions.InForce now, Instant at) {
    for (Map.Entry<String, Member> member : List.copyOf(members.entrySet())) {
      if (!now.live().containsKey(member.getKey()) && !now.still().contains(member.getKey())) {
        exit(member.getKey(), "ARCHIVED", at, member.getValue().version(), List.of());
      }
    }
    for (String score : List.copyOf(scores.keySet())) {
      if (!now.keptScores().contains(score)) {
        retract(score);
      }
    }
    madeOf.keySet().removeIf(score -> !now.scores().containsKey(score));
  }

  void end(List<String> purposes, String reason, Instant at) {
    for (Map.Entry<String, Member> member : List.copyOf(members.entrySet())) {
      if (purposes.contains(Ground.purposeOf(member.getKey()))) {
        exit(member.getKey(), reason, at, member.getValue().version(), List.of());
      }
    }
    for (String score : List.copyOf(scores.keySet())) {
      if (purposes.contains(Ground.purposeOf(score))) {
        retract(score);
      }
    }
  }

  void forgetMadeOf(List<String> purposes) {
    madeOf.keySet().removeIf(score -> purposes.contains(Ground.purposeOf(score)));
  }

  void erase(Instant at) {
    for (Map.Entry<String, Member> member : List.copyOf(members.entrySet())) {
      exit(member.getKey(), "ERASED", at, member.getValue().version(), List.of());
    }
    List.copyOf(scores.keySet()).forEach(this::retract);
  }

  /** Each row goes to the pseudonym of another epoch. */
  void move(
      int to,
      BiFunction<String, Member, List<String>> reasons,
      Function<String, Optional<Score>> values) {
    String former = name();
    epoch = to;
    members.forEach(
        (segment, member) -> {
          job.out(Outcome.rowGone(former, segment));
          job.out(
              Outcome.row(
                  name(),
                  segment,
                  member.since(),
                  member.version(),
                  revision,
                  reasons.apply(segment, member)));
        });
    for (String score : new ArrayList<>(scores.keySet())) {
      job.out(Outcome.scoreGone(former, score));
      Optional<Score> value = values.apply(score);
      if (value.isPresent()) {
        job.out(Outcome.score(name(), score, PlainScores.words(value.get()), revision));
      } else {
        scores.remove(score);
      }
    }
  }
}
