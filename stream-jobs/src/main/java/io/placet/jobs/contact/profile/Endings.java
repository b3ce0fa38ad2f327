package io.placet.jobs.contact.profile;

import io.placet.domain.event.Event;
import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Member;
import io.placet.domain.score.Score;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.Window;
import io.placet.jobs.contact.profile.ProfileRecords.Change;
import io.placet.jobs.contact.profile.ProfileRecords.Whom;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.util.Collector;

/** What becomes of what was derived of a contact when something else than a rule decides. */
record Endings(
    ContactState state,
    Judge judge,
    Outcomes outcomes,
    Mailbox mailbox,
    ReadRights rights,
    ProfileRecords records,
    ProfileMetrics metrics) {
  /**
   * Purposes stand no longer.
   *
   * @param keepsHistory whether what was read for them stays stored, only not read
   * @param at for those who read of it
   */
  record Ending(List<String> purposes, ChangeReason reason, boolean keepsHistory, Instant at) {
    Ending {
      purposes = List.copyOf(purposes);
    }
  }

  /** Purposes ended: their memberships and scores end, and what was read for them goes. */
  void end(
      Contact contact, Ending ending, DefinitionsInForce definitions, Collector<TopicRecord> out)
      throws Exception {
    if (!contact.isMarked() || ending.purposes().isEmpty()) {
      return;
    }
    for (String segment : List.copyOf(contact.members().keySet())) {
      if (isEnded(definitions.purposeOfSegment(segment), ending)) {
        exit(contact, segment, ending.reason(), ending.at(), out);
      }
    }
    for (String score : List.copyOf(contact.mark().getScores())) {
      if (isEnded(definitions.purposeOfScore(score), ending)) {
        outcomes.retract(contact, score, out);
      }
    }
    mailbox.end(contact, ending.purposes());
    if (ending.keepsHistory()) {
      restrict(contact, ending.purposes());
    } else {
      contact.lift(ending.purposes());
      forget(contact, ending.purposes());
    }
  }

  /** What nothing explains any more rests on nothing. */
  private static boolean isEnded(Optional<String> purpose, Ending ending) {
    return purpose.map(ending.purposes()::contains).orElse(true);
  }

  private void restrict(Contact contact, List<String> purposes) throws Exception {
    Set<String> restricted = new TreeSet<>(contact.mark().getRestricted());
    if (contact.hasHistory() && restricted.addAll(purposes)) {
      contact.change().setJudgedAt(contact.judgedAt().orElse(null));
      contact.change().setRestricted(List.copyOf(restricted));
      contact.follow(null);
    }
  }

  private void forget(Contact contact, List<String> purposes) throws Exception {
    if (!contact.hasHistory()) {
      return;
    }
    List<KeptEvent> before = judge.history(contact);
    List<KeptEvent> left = new ArrayList<>();
    for (KeptEvent event : before) {
      ReadRights.only(event, purpose -> !purposes.contains(purpose)).ifPresent(left::add);
    }
    if (!left.equals(before)) {
      judge.history(contact, left, contact.judgedAt());
    }
  }

  /** What is kept no longer at an instant goes; segments and scores have been judged without it. */
  void forgetOld(Contact contact, Instant now) throws Exception {
    List<KeptEvent> left = new ArrayList<>();
    for (KeptEvent event : judge.history(contact)) {
      rights.keptAt(event, now.toEpochMilli()).ifPresent(left::add);
    }
    judge.history(contact, left, contact.judgedAt());
    mailbox.tidy(contact);
  }

  /** Nothing that was derived of the contact stays. */
  void erase(Contact contact, Instant at, Collector<TopicRecord> out) throws Exception {
    for (String segment : List.copyOf(contact.members().keySet())) {
      exit(contact, segment, ChangeReason.ERASED, at, out);
    }
    for (String score : List.copyOf(contact.mark().getScores())) {
      outcomes.retract(contact, score, out);
    }
  }

  private void exit(
      Contact contact, String segment, ChangeReason reason, Instant at, Collector<TopicRecord> out)
      throws Exception {
    Member member = contact.members().get(segment);
    if (member != null) {
      outcomes.exit(
          contact, segment, new Change(segment, member.version(), reason, at, List.of()), out);
    }
  }

  /**
   * Moves the contact's rows where its pseudonym is another now; at no time does it have two. Why
   * it entered is not stored: it is read from the history again, as far as the definition is still
   * the same.
   *
   * @param current empty where its epoch is over and the key destroyed: then the rows stay
   */
  void move(
      Contact contact, String current, DefinitionsInForce definitions, Collector<TopicRecord> out)
      throws Exception {
    String former = contact.mark().getPseudonym();
    if (former.equals(current) || current.isEmpty()) {
      return;
    }
    Whom whom = new Whom(current, contact.mark().getRevision());
    if (contact.isJudged()) {
      Pasts pasts = new Pasts(contact, judge.history(contact));
      for (Map.Entry<String, Member> entry : contact.members().entrySet()) {
        List<Reason> reasons =
            definitions
                .segment(entry.getKey())
                .filter(segment -> segment.version() == entry.getValue().version())
                .map(segment -> pasts.reasons(segment, entry.getValue().since()))
                .orElse(List.of());
        metrics.moved().inc();
        records.moved(former, whom, entry.getKey(), entry.getValue(), reasons, out);
      }
      moveScores(contact, whom, pasts, definitions, out);
    }
    contact.change().setPseudonym(current);
  }

  private void moveScores(
      Contact contact,
      Whom whom,
      Pasts pasts,
      DefinitionsInForce definitions,
      Collector<TopicRecord> out) {
    String former = contact.mark().getPseudonym();
    for (String id : List.copyOf(contact.mark().getScores())) {
      records.unscored(former, id, out);
      Optional<Score> score = definitions.score(id).flatMap(pasts::score);
      if (score.isPresent()) {
        records.scored(whom, score.get(), out);
      } else {
        contact.score(id, false);
      }
    }
  }

  /** The contact's past as a purpose sees it. */
  private final class Pasts {
    private final Contact contact;
    private final List<KeptEvent> events;
    private final Map<String, Past> pasts = new TreeMap<>();

    Pasts(Contact contact, List<KeptEvent> events) {
      this.contact = contact;
      this.events =
          events.stream().sorted(Comparator.comparing(kept -> kept.event().occurredAt())).toList();
    }

    private Past of(String purpose) {
      return pasts.computeIfAbsent(
          purpose,
          asked -> {
            List<Event> read =
                events.stream()
                    .filter(kept -> kept.purposes().contains(asked))
                    .map(KeptEvent::event)
                    .toList();
            return new Past(read, rights.keeping(asked), Set.copyOf(contact.mark().getReach()));
          });
    }

    List<Reason> reasons(Segment segment, Instant at) {
      return Reason.of(segment.rule(), new Moment(of(segment.purpose()), at));
    }

    /** Of whom nothing is kept no model says anything. */
    Optional<Score> score(ScoreDefinition definition) {
      Optional<Instant> at = contact.judgedAt();
      List<Event> kept =
          at.map(now -> new Moment(of(definition.purpose()), now).in(Window.EVER))
              .orElse(List.of());
      return kept.isEmpty() ? Optional.empty() : definition.score(kept, at.orElseThrow());
    }
  }
}
