package io.placet.jobs.contact.differential;

import java.time.Instant;
import java.util.List;

/**
 * One thing that left the job, in words: names instead of pseudonyms, so that it reads and that
 * what is drawn at random, such as a seal, does not differ.
 *
 * @param whom name of the contact; empty where it names nobody
 * @param about the event's original id, the segment, or the receipt
 * @param purposes of an event; of a shut-off the one that it is about
 * @param newest of an event: the position below which the gate had applied the log
 * @param words all that is compared
 */
record Outcome(
    Kind kind, String whom, String about, List<String> purposes, long newest, String words) {
  /** Which output. */
  enum Kind {
    EVENT,
    WITHHELD,
    LETTER,
    CHANGE,
    ROW,
    ROW_GONE,
    SCORE,
    DONE,
    PASSED
  }

  /** An outcome of the operators and the instant at which it left. */
  record Timed(Outcome outcome, Instant at) {}

  static Outcome withheld(String type, String reason) {
    return new Outcome(Kind.WITHHELD, "", "", List.of(), -1, "withheld: " + type + ", " + reason);
  }

  static Outcome letter(String reason) {
    return new Outcome(Kind.LETTER, "", "", List.of(), -1, "dead letter: " + reason);
  }

  static Outcome change(
      String whom,
      String segment,
      String how,
      Instant at,
      int version,
      String revision,
      List<String> reasons) {
    return new Outcome(
        Kind.CHANGE,
        whom,
        segment,
        List.of(),
        -1,
        "change: %s %s@%d %s at %s by %s, %s"
            .formatted(whom, segment, version, how, at, revision, reasons));
  }

  static Outcome row(
      String whom,
      String segment,
      Instant since,
      int version,
      String revision,
      List<String> reasons) {
    return new Outcome(
        Kind.ROW,
        whom,
        segment,
        List.of(),
        -1,
        "row: %s in %s@%d since %s by %s, %s"
            .formatted(whom, segment, version, since, revision, reasons));
  }

  /**
   * A score.
   *
   * @param value in words, with what it is made of
   */
  static Outcome score(String whom, String score, String value, String revision) {
    return new Outcome(
        Kind.SCORE,
        whom,
        score,
        List.of(),
        -1,
        "score: %s %s by %s".formatted(whom, value, revision));
  }

  static Outcome scoreGone(String whom, String score) {
    return new Outcome(
        Kind.ROW_GONE, whom, score, List.of(), -1, "score: %s %s gone".formatted(whom, score));
  }

  static Outcome done(PlainProfile.Waiting asked) {
    return new Outcome(
        Kind.DONE,
        "",
        asked.definition(),
        List.of(),
        -1,
        "done: %s@%d, %d@%d"
            .formatted(asked.definition(), asked.version(), asked.partition(), asked.offset()));
  }

  static Outcome rowGone(String whom, String segment) {
    return new Outcome(
        Kind.ROW_GONE, whom, segment, List.of(), -1, "row: %s in %s gone".formatted(whom, segment));
  }

  static Outcome passed(String receipt, String purpose, int partition, long offset, Instant at) {
    return new Outcome(
        Kind.PASSED,
        "",
        receipt,
        List.of(purpose),
        -1,
        "passed: %s %s, %d@%d at %s".formatted(receipt, purpose, partition, offset, at));
  }

  @Override
  public String toString() {
    return words;
  }
}
