package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
  private PlainDefinitions definitions = PlainDefinitions.NONE;
  private PlainDefinitions keptDefinitions = PlainDefinitions.NONE;
  private final List<PlainDefinitions.InForce> remembered = new ArrayList<>();
  private final Function<SubjectId, Looked> looked;

  /**
   * What only the operators know: timers may fire for nothing.
   *
   * @param at up to when they last looked at a contact by themselves
   * @param refreshed whether it was judged by other definitions before
   */
  record Looked(Optional<Instant> at, boolean refreshed) {}

  PlainJob(
      Ground ground,
      Clock clock,
      Predicate<SubjectId> keysDestroyed,
      Function<SubjectId, Looked> looked,
      List<Definer.Defined> definitions) {
    this.ground = ground;
    this.looked = looked;
    submit(definitions);
    this.clock = clock;
    this.keysDestroyed = keysDestroyed;
  }

  Ground ground() {
    return ground;
  }

  Looked looked(SubjectId subject) {
    return looked.apply(subject);
  }

  PlainDefinitions definitions() {
    return definitions;
  }

  /** Contacts are judged by these from now on. */
  void remember(PlainDefinitions.InForce by) {
    remembered.add(by);
  }

  /** Whether contacts were judged by these since the job started. */
  boolean remembers(PlainDefinitions.InForce by) {
    return remembered.stream().anyMatch(by::means);
  }

  private void submit(List<Definer.Defined> submitted) {
    for (Definer.Defined one : submitted) {
      definitions = definitions.with(one.plain());
    }
    remembered.clear();
    remember(definitions.inForce());
  }

  @Override
  public void readDefinition(Definer.Defined definition) {
    definitions = definitions.with(definition.plain());
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
    return contacts.values().stream().mapToInt(contact -> contact.profile().entries()).sum();
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
      contacts.values().forEach(contact -> contact.profile().slideTo(eventTime()));
    }
  }

  @Override
  public void clockMoved() {
    contacts.values().forEach(PlainContact::look);
    contacts.values().forEach(contact -> contact.profile().look());
  }

  @Override
  public void checkpoint() {
    kept = copy(contacts);
    keptDefinitions = definitions;
  }

  @Override
  public void restart(int attempt, List<Definer.Defined> submitted) {
    contacts = copy(kept);
    definitions = keptDefinitions;
    submit(submitted);
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
