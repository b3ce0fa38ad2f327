package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Known;
import io.placet.domain.live.Live;
import io.placet.domain.live.Member;
import io.placet.domain.live.Plan;
import io.placet.jobs.contact.profile.ContactState.History;
import io.placet.schemas.avro.ContactMark;
import io.placet.schemas.avro.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.util.Collector;

/** Brings a contact to an instant, an event or other definitions, and writes what that brought. */
record Judge(ContactState state, ReadRights rights, Outcomes outcomes, ProfileMetrics metrics) {
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
        outcomes.write(contact, before.get().slideTo(at), out);
      }
      resync(turn, definitions.changedSince(formerly).orElse(plan), at);
      retractArchived(contact, definitions, out);
      metrics.resynced().inc();
    } else {
      contact.follow(null);
    }
    contact.change().setFingerprint(plan.fingerprint());
  }

  /**
   * Judges by what is other than it was, which is nearly always little of what is in force: by all
   * else the contact is judged when it is next looked at.
   */
  private void resync(Turn turn, Plan changed, Instant at) throws Exception {
    Contact contact = turn.contact();
    Plan plan = turn.definitions().plan();
    Known known = known(contact, segment -> changed.evaluates(segment) || !plan.evaluates(segment));
    Live live = changed.of(known);
    contact.follow(live);
    outcomes.write(contact, live.resync(at), turn.out());
    contact.change().setJudgedAt(live.judgedAt());
    if (changed.fingerprint() != plan.fingerprint()) {
      contact.follow(null);
      live.nextChange().ifPresent(next -> Timers.planBy(contact, next, turn.timers()));
    }
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
        outcomes.retract(contact, score, out);
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
      outcomes.write(contact, live.take(read.get()), turn.out());
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
      outcomes.write(contact, live(turn).slideTo(at.minusMillis(1)), turn.out());
    }
    Instant judgedAt = contact.judgedAt().filter(judged -> judged.isAfter(at)).orElse(at);
    List<KeptEvent> all = new ArrayList<>(others);
    all.add(event);
    history(contact, all, Optional.of(judgedAt));
    outcomes.write(contact, live(turn).amended(judgedAt), turn.out());
  }

  /** What is stored for these purposes may be read again: everything is judged anew. */
  void lift(Turn turn, List<String> purposes, Instant at) throws Exception {
    Contact contact = turn.contact();
    if (contact.judgedAt().filter(judged -> judged.isBefore(at)).isPresent()) {
      outcomes.write(contact, live(turn).slideTo(at.minusMillis(1)), turn.out());
    }
    Instant judgedAt = contact.judgedAt().filter(judged -> judged.isAfter(at)).orElse(at);
    contact.lift(purposes);
    contact.follow(null);
    if (contact.hasHistory()) {
      contact.change().setJudgedAt(judgedAt);
      outcomes.write(contact, live(turn).amended(judgedAt), turn.out());
    }
  }

  /** Judges what changes by itself until an instant. */
  void slide(Turn turn, Instant to) throws Exception {
    Contact contact = turn.contact();
    Live live = live(turn);
    outcomes.write(contact, live.slideTo(to), turn.out());
    contact.change().setJudgedAt(live.judgedAt());
  }

  /** The contact may be reached elsewhere than before. */
  void reach(Turn turn, List<String> channels, Instant at) throws Exception {
    Contact contact = turn.contact();
    if (contact.hasHistory()) {
      Live live = live(turn);
      outcomes.write(contact, live.reach(new HashSet<>(channels), at), turn.out());
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
    return known(contact, segment -> true);
  }

  private Known known(Contact contact, Predicate<String> segments) throws Exception {
    ContactMark mark = contact.mark();
    List<KeptEvent> events = new ArrayList<>();
    for (KeptEvent event : history(contact)) {
      unrestricted(contact, event).ifPresent(events::add);
    }
    events.sort(Comparator.comparing(kept -> kept.event().occurredAt()));
    Map<String, Member> members = new HashMap<>(contact.members());
    members.keySet().removeIf(segments.negate());
    return new Known(events, members, contact.judgedAt(), Set.copyOf(mark.getReach()));
  }

  /** All that is stored of its events, in order of arrival. */
  List<KeptEvent> history(Contact contact) throws Exception {
    if (!contact.hasHistory()) {
      return List.of();
    }
    Optional<List<KeptEvent>> atHand = contact.atHand();
    return atHand.isPresent() ? atHand.get() : state.history().events();
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
        && history(contact).stream().anyMatch(known -> known.event().id().equals(id));
  }
}
