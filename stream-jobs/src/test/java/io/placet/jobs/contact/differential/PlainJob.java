package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The reference: what the job means, without Flink. All state is in maps of contacts, and a
 * checkpoint is a copy of them.
 */
final class PlainJob implements Job {
  private final Ground ground;
  private final Clock clock;
  private final Predicate<SubjectId> keysDestroyed;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> opened = new HashSet<>();
  private Map<SubjectId, PlainContact> contacts = new HashMap<>();
  private Map<SubjectId, PlainContact> kept = new HashMap<>();
  private boolean markersRead;
  private Instant ticked = Instant.MIN;

  PlainJob(Ground ground, Clock clock, Predicate<SubjectId> keysDestroyed) {
    this.ground = ground;
    this.clock = clock;
    this.keysDestroyed = keysDestroyed;
  }

  Ground ground() {
    return ground;
  }

  Instant now() {
    return clock.instant();
  }

  /** Nothing is judged before the log has been read as far as this attempt found it. */
  boolean isCaughtUp() {
    return markersRead && ticked.isAfter(Instant.MIN);
  }

  Instant eventTime() {
    return markersRead ? ticked : Instant.MIN;
  }

  void out(Outcome outcome) {
    outcomes.add(outcome);
  }

  /** What was opened once stays at hand until its contact is erased, or the job starts again. */
  boolean opens(SubjectId subject, String keyId) {
    if (keysDestroyed.test(subject)) {
      return opened.contains(keyId);
    }
    opened.add(keyId);
    return true;
  }

  void forgetKeys(Set<String> keyIds) {
    opened.removeAll(keyIds);
  }

  int gateEntries() {
    return contacts.values().stream().mapToInt(PlainContact::entries).sum();
  }

  int engineEntries() {
    return contacts.values().stream().mapToInt(contact -> contact.segments().entries()).sum();
  }

  private PlainContact contact(SubjectId subject) {
    return contacts.computeIfAbsent(subject, first -> new PlainContact(this, subject));
  }

  @Override
  public void readLog(Topics.Entry entry) {
    contact(entry.subject().orElseThrow()).read(entry);
  }

  @Override
  public void readEvent(Topics.Sent sent) {
    if (sent.payload() == null) {
      out(Outcome.letter("malformed_event"));
    } else {
      contact(new SubjectId(sent.envelope().getSubjectId())).read(sent);
    }
  }

  @Override
  public void readMarkers(int attempt) {
    Instant before = eventTime();
    markersRead = true;
    eventTimeMoved(before);
  }

  @Override
  public void reachEventTime(Instant time) {
    Instant before = eventTime();
    ticked = time;
    eventTimeMoved(before);
  }

  private void eventTimeMoved(Instant before) {
    if (eventTime().isAfter(before)) {
      contacts.values().forEach(contact -> contact.segments().slideTo(eventTime()));
    }
  }

  @Override
  public void clockMoved() {
    contacts.values().forEach(PlainContact::look);
  }

  @Override
  public void checkpoint() {
    kept = copy(contacts);
  }

  @Override
  public void restart(int attempt) {
    contacts = copy(kept);
    markersRead = false;
    ticked = Instant.MIN;
    opened.clear();
  }

  private static Map<SubjectId, PlainContact> copy(Map<SubjectId, PlainContact> contacts) {
    Map<SubjectId, PlainContact> copy = new HashMap<>();
    contacts.forEach((subject, contact) -> copy.put(subject, contact.copy()));
    return copy;
  }

  @Override
  public List<Outcome> outcomes() {
    List<Outcome> since = List.copyOf(outcomes);
    outcomes.clear();
    return since;
  }
}
