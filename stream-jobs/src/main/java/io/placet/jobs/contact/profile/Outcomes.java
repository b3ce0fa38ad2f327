package io.placet.jobs.contact.profile;

import io.placet.domain.live.Member;
import io.placet.domain.live.Outcome;
import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.live.Outcome.Scored;
import io.placet.domain.live.Outcome.Unscored;
import io.placet.jobs.contact.profile.ProfileRecords.Change;
import io.placet.jobs.contact.profile.ProfileRecords.Whom;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.TopicRecord;
import java.util.List;
import org.apache.flink.util.Collector;

/** Writes what came of judging a contact, and keeps where it is a member and what scores it has. */
record Outcomes(ContactState state, ProfileRecords records, ProfileMetrics metrics) {
  /** What a judgement brought, in its order. */
  void write(Contact contact, List<Outcome> outcomes, Collector<TopicRecord> out) throws Exception {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Scored scored) {
        score(contact, scored, out);
      } else if (outcome instanceof Entered entered) {
        enter(contact, entered, out);
      } else if (outcome instanceof Exited exited) {
        exit(contact, exited.segment(), change(exited), out);
      } else if (outcome instanceof Unscored unscored
          && contact.mark().getScores().contains(unscored.score())) {
        retract(contact, unscored.score(), out);
      }
    }
  }

  private static Change change(Exited exited) {
    return new Change(
        exited.segment(), exited.version(), reason(exited), exited.at(), exited.reasons());
  }

  private static ChangeReason reason(Exited exited) {
    return switch (exited.cause()) {
      case RULE -> ChangeReason.RULE;
      case DEFINED -> ChangeReason.DEFINED;
      case ARCHIVED -> ChangeReason.ARCHIVED;
    };
  }

  private void enter(Contact contact, Entered entered, Collector<TopicRecord> out)
      throws Exception {
    Member member = new Member(entered.version(), entered.at());
    contact.members().put(entered.segment(), member);
    state.enter(entered.segment(), member);
    metrics.entered().inc();
    records.entered(
        whom(contact),
        new Change(
            entered.segment(),
            entered.version(),
            entered.byRule() ? ChangeReason.RULE : ChangeReason.DEFINED,
            entered.at(),
            entered.reasons()),
        out);
  }

  /** The contact leaves a segment. */
  void exit(Contact contact, String segment, Change change, Collector<TopicRecord> out)
      throws Exception {
    contact.members().remove(segment);
    state.leave(segment);
    metrics.exited(change.reason());
    records.exited(whom(contact), change, out);
  }

  private void score(Contact contact, Scored scored, Collector<TopicRecord> out) {
    String id = scored.score().definition();
    if (!contact.mark().getScores().contains(id)) {
      contact.score(id, true);
    }
    metrics.scored().inc();
    records.scored(whom(contact), scored.score(), out);
  }

  /** A score says nothing of the contact any more. */
  void retract(Contact contact, String score, Collector<TopicRecord> out) {
    contact.score(score, false);
    metrics.unscored().inc();
    records.unscored(contact.mark().getPseudonym(), score, out);
  }

  private static Whom whom(Contact contact) {
    return new Whom(contact.mark().getPseudonym(), contact.mark().getRevision());
  }
}
