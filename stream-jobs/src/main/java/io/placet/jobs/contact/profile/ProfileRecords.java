package io.placet.jobs.contact.profile;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.live.Member;
import io.placet.domain.score.Contribution;
import io.placet.domain.score.Score;
import io.placet.domain.segment.Reason;
import io.placet.jobs.flink.TopicRecords;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.ScoreContribution;
import io.placet.schemas.avro.ScoreScale;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.ShutOffSignal;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;

/** What the profile engine writes. */
final class ProfileRecords {
  private final SingleObject<SegmentChange> changes = SingleObject.of(SegmentChange.class);
  private final SingleObject<Membership> memberships = SingleObject.of(Membership.class);
  private final SingleObject<ScoreValue> scores = SingleObject.of(ScoreValue.class);
  private final SingleObject<ShutOffPassed> shutOffs = SingleObject.of(ShutOffPassed.class);
  private final SingleObject<ReevaluationDone> reevaluations =
      SingleObject.of(ReevaluationDone.class);

  /**
   * Whose rows they are, and how far its consent was judged.
   *
   * @param revision position p@n of contact-log
   */
  record Whom(String pseudonym, String revision) {}

  /**
   * A change of a membership and why.
   *
   * @param version of the definition
   * @param reasons the leaves that decided
   */
  record Change(
      String segment, int version, ChangeReason reason, Instant at, List<Reason> reasons) {
    Change {
      reasons = List.copyOf(reasons);
    }
  }

  void entered(Whom whom, Change change, Collector<TopicRecord> out) {
    change(whom, change, ChangeKind.ENTERED, out);
    member(
        whom, change.segment(), new Member(change.version(), change.at()), change.reasons(), out);
  }

  void exited(Whom whom, Change change, Collector<TopicRecord> out) {
    change(whom, change, ChangeKind.EXITED, out);
    out.collect(
        TopicRecords.tombstone(
            Topic.MEMBERSHIPS, Keys.membership(whom.pseudonym(), change.segment())));
  }

  private void change(Whom whom, Change change, ChangeKind kind, Collector<TopicRecord> out) {
    out.collect(
        TopicRecords.of(
            Topic.SEGMENT_CHANGES,
            Keys.membership(whom.pseudonym(), change.segment()),
            changes,
            new SegmentChange(
                whom.pseudonym(),
                change.segment(),
                change.version(),
                kind,
                change.reason(),
                change.at(),
                whom.revision(),
                leaves(change.reasons()))));
  }

  private void member(
      Whom whom, String segment, Member member, List<Reason> reasons, Collector<TopicRecord> out) {
    out.collect(
        TopicRecords.of(
            Topic.MEMBERSHIPS,
            Keys.membership(whom.pseudonym(), segment),
            memberships,
            new Membership(
                whom.pseudonym(),
                segment,
                member.version(),
                member.since(),
                whom.revision(),
                leaves(reasons))));
  }

  /** The same membership under another pseudonym; the contact neither entered nor left. */
  void moved(
      String former,
      Whom whom,
      String segment,
      Member member,
      List<Reason> reasons,
      Collector<TopicRecord> out) {
    out.collect(TopicRecords.tombstone(Topic.MEMBERSHIPS, Keys.membership(former, segment)));
    member(whom, segment, member, reasons, out);
  }

  void scored(Whom whom, Score score, Collector<TopicRecord> out) {
    List<ScoreContribution> contributions = new ArrayList<>(score.contributions().size());
    for (Contribution one : score.contributions()) {
      contributions.add(new ScoreContribution(one.feature(), one.featureValue(), one.amount()));
    }
    out.collect(
        TopicRecords.of(
            Topic.SCORES,
            Keys.score(whom.pseudonym(), score.definition()),
            scores,
            new ScoreValue(
                whom.pseudonym(),
                score.definition(),
                score.version(),
                score.at(),
                score.value(),
                ScoreScale.valueOf(score.scale().name()),
                contributions,
                whom.revision())));
  }

  void unscored(String pseudonym, String score, Collector<TopicRecord> out) {
    out.collect(TopicRecords.tombstone(Topic.SCORES, Keys.score(pseudonym, score)));
  }

  private static List<DecidingLeaf> leaves(List<Reason> reasons) {
    List<DecidingLeaf> leaves = new ArrayList<>(reasons.size());
    for (Reason reason : reasons) {
      leaves.add(new DecidingLeaf(reason.path(), reason.holds(), reason.found()));
    }
    return leaves;
  }

  /** Says that a contact was judged by a definition, and not who. */
  void done(ReevaluationSignal signal, Collector<TopicRecord> out) {
    out.collect(
        TopicRecords.of(
            Topic.REEVALUATIONS,
            Keys.bytes(signal.getDefinition() + "@" + signal.getVersion()),
            reevaluations,
            new ReevaluationDone(
                signal.getDefinition(),
                signal.getVersion(),
                signal.getPartition(),
                signal.getOffset())));
  }

  /** Says that a withdrawal has passed here: what it ended left before. */
  void passed(ShutOffSignal signal, Collector<TopicRecord> out) {
    passed(
        new ShutOffPassed(
            signal.getReceiptId(),
            signal.getPurpose(),
            signal.getPartition(),
            signal.getOffset(),
            signal.getAt()),
        out);
  }

  /** Says that an erasure has passed here: nothing of the contact is left. */
  void passed(ErasureSignal signal, Collector<TopicRecord> out) {
    passed(
        new ShutOffPassed(
            signal.getReceiptId(),
            ConsentKey.EVERYTHING.purpose(),
            signal.getPartition(),
            signal.getOffset(),
            signal.getAt()),
        out);
  }

  private void passed(ShutOffPassed passed, Collector<TopicRecord> out) {
    out.collect(
        TopicRecords.of(Topic.SHUT_OFFS, Keys.bytes(passed.getReceiptId()), shutOffs, passed));
  }
}
