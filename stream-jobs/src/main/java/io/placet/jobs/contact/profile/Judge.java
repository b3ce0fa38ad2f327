package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Known;
import io.placet.domain.live.Live;
import io.placet.domain.live.Member;
import io.placet.domain.live.Outcome;
import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.live.Outcome.Scored;
import io.placet.domain.live.Outcome.Unscored;
import io.placet.domain.live.Plan;
import io.placet.jobs.contact.profile.ContactState.History;
import io.placet.jobs.contact.profile.ProfileRecords.Change;
import io.placet.jobs.contact.profile.ProfileRecords.Whom;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.ContactMark;
import io.placet.schemas.avro.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.util.Collector;

/** Brings a contact to an instant, an event or other definitions, and writes what that brought. */
record Judge(
    ContactState state, ReadRights rights, ProfileRecords records, ProfileMetrics metrics) {
  /**
   * Judges a contact by the definitions in force where it was judged by others. What was due until
   * now by those before is due at its own instants; what differs then is the definitions' doing.
   */
  void refresh(Turn turn) throws Exception {
    Contact contact = turn.contact();
    DefinitionsInForce definitions = turn.definitions();
    Collector<TopicRecord> out = turn.out();
    Plan plan = definitions.plan();
    long formerly = contact.mark().getFingerprint();
    if (formerly == plan.fingerprint()) {
      return;
    }
    Instant at = later(contact.judgedAt().orElse(Instant.MIN), turn.watermarkMs());
    if (contact.isJudged() && !at.equals(Instant.MIN)) {
      Optional<Live> before = due(contact, definitions, at);
      if (before.isPresent()) {
        contact.follow(before.get());
        write(contact, before.get().slideTo(at), out);
      }
      Live live = plan.of(known(contact));
      contact.follow(live);
      write(contact, live.resync(at), out);
      retractArchived(contact, definitions, out);
      contact.change().setJudgedAt(live.judgedAt());
      metrics.resynced().inc();
    } else {
      contact.follow(null);
    }
    contact.change().setFingerprint(plan.fingerprint());
  }

  /**
   * The contact by those of its former definitions that are still in force, if something may be due
   * by them.
   */
  private Optional<Live> due(Contact contact, DefinitionsInForce definitions, Instant at)
      throws Exception {
    Instant planned = contact.mark().getTimer();
    if (planned == null || planned.isAfter(at)) {
      // Only one that was just taken over has something that it follows and nothing planned.
      return contact.mark().getFingerprint() == Contact.NO_FINGERPRINT
          ? Optional.ofNullable(contact.live())
          : Optional.empty();
    }
    Optional<Plan> still = definitions.stillOf(contact.mark().getFingerprint());
    return still.isPresent() ? Optional.of(still.get().of(known(contact))) : Optional.empty();
  }

  private void retractArchived(
      Contact contact, DefinitionsInForce definitions, Collector<TopicRecord> out) {
    for (String score : List.copyOf(contact.mark().getScores())) {
      if (!definitions.isKept(score)) {
        retract(contact, score, out);
      }
    }
  }

  private static Instant later(Instant judgedAt, long watermarkMs) {
    if (watermarkMs == Long.MIN_VALUE) {
      return judgedAt;
    }
    Instant watermark = Instant.ofEpochMilli(watermarkMs);
    return judgedAt.isAfter(watermark) ? judgedAt : watermark;
  }

  /** The contact's segments and scores, taken up where they are not yet. */
  Live live(Turn turn) throws Exception {
    Contact contact = turn.contact();
    Live live = contact.live();
    if (live == null) {
      live = turn.definitions().plan().of(known(contact));
      contact.follow(live);
    }
    return live;
  }

  /** A new event that comes behind those that are there, or between them. */
  void take(Turn turn, KeptEvent event) throws Exception {
    Contact contact = turn.contact();
    Live live = live(turn);
    state.append(contact.blocks(), event);
    contact.grow(event, rights);
    if (ContactState.isToBePacked(contact.loose().size())) {
      int first = contact.blocks() - contact.loose().size();
      contact.packed(state.pack(first, contact.loose()));
    }
    Optional<KeptEvent> read = unrestricted(contact, event);
    if (read.isPresent()) {
      int before = live.judged();
      write(contact, live.take(read.get()), turn.out());
      metrics.judged().inc(live.judged() - before);
    }
  }

  /**
   * Takes an event that is there in an earlier form, or with which what was restricted may be read
   * again: everything is judged anew.
   *
   * @param others the history without it
   */
  void retake(Turn turn, KeptEvent event, List<KeptEvent> others) throws Exception {
    Contact contact = turn.contact();
    Instant at = event.event().occurredAt();
    if (contact.judgedAt().filter(judged -> judged.isBefore(at)).isPresent()) {
      write(contact, live(turn).slideTo(at.minusMillis(1)), turn.out());
    }
    Instant judgedAt = contact.judgedAt().filter(judged -> judged.isAfter(at)).orElse(at);
    List<KeptEvent> all = new ArrayList<>(others);
    all.add(event);
    history(contact, all, Optional.of(judgedAt));
    write(contact, live(turn).amended(judgedAt), turn.out());
  }

  /** What is stored for these purposes may be read again: everything is judged anew. */
  void lift(Turn turn, List<String> purposes, Instant at) throws Exception {
    Contact contact = turn.contact();
    if (contact.judgedAt().filter(judged -> judged.isBefore(at)).isPresent()) {
      write(contact, live(turn).slideTo(at.minusMillis(1)), turn.out());
    }
    Instant judgedAt = contact.judgedAt().filter(judged -> judged.isAfter(at)).orElse(at);
    contact.lift(purposes);
    contact.follow(null);
    if (contact.hasHistory()) {
      contact.change().setJudgedAt(judgedAt);
      write(contact, live(turn).amended(judgedAt), turn.out());
    }
  }

  /** Judges what changes by itself until an instant. */
  void slide(Turn turn, Instant to) throws Exception {
    Contact contact = turn.contact();
    Live live = live(turn);
    write(contact, live.slideTo(to), turn.out());
    contact.change().setJudgedAt(live.judgedAt());
  }

  /** The contact may be reached elsewhere than before. */
  void reach(Turn turn, List<String> channels, Instant at) throws Exception {
    Contact contact = turn.contact();
    if (contact.hasHistory()) {
      Live live = live(turn);
      write(contact, live.reach(new HashSet<>(channels), at), turn.out());
      contact.change().setJudgedAt(live.judgedAt());
    }
    contact.change().setReach(List.copyOf(channels));
  }

  /** The history is this now; whoever looks at the contact next takes it up anew. */
  void history(Contact contact, List<KeptEvent> events, Optional<Instant> judgedAt)
      throws Exception {
    state.replace(events);
    contact.follow(null);
    contact.history(new History(events, List.of(), events.isEmpty() ? 0 : 1), rights);
    boolean isKnown = !events.isEmpty() || !contact.members().isEmpty();
    contact.change().setJudgedAt(isKnown ? judgedAt.orElse(null) : null);
  }

  /** What is stored of a contact and may be read. */
  Known known(Contact contact) throws Exception {
    ContactMark mark = contact.mark();
    List<KeptEvent> events = new ArrayList<>();
    if (contact.hasHistory()) {
      for (KeptEvent event : state.history().events()) {
        unrestricted(contact, event).ifPresent(events::add);
      }
      events.sort(Comparator.comparing(kept -> kept.event().occurredAt()));
    }
    return new Known(events, contact.members(), contact.judgedAt(), Set.copyOf(mark.getReach()));
  }

  private static Optional<KeptEvent> unrestricted(Contact contact, KeptEvent event) {
    List<String> restricted = contact.mark().getRestricted();
    return restricted.isEmpty()
        ? Optional.of(event)
        : ReadRights.only(event, purpose -> !restricted.contains(purpose));
  }

  /** Whether an event is in the history in an earlier form. */
  boolean holds(Contact contact, KeptEvent event) throws Exception {
    String id = event.event().id();
    return contact.hasHistory()
        && state.mayHold(id)
        && state.history().events().stream().anyMatch(known -> known.event().id().equals(id));
  }

  private void write(Contact contact, List<Outcome> outcomes, Collector<TopicRecord> out)
      throws Exception {
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
