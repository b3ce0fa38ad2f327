package io.placet.jobs.contact.differential;

import static java.util.Objects.requireNonNull;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.topic.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two topics that the job reads. Nothing is lost, and a position is where to go on. */
final class Topics {
  /** What an entry of the log is. */
  sealed interface Content {}

  /** A record that governs its contact. */
  record Governs(ContactRecord record) implements Content {}

  /** A record of which only the key is known: nothing can read it, or it is gone. */
  record Notice(String key, boolean unreadable) implements Content {}

  /** A contact is to be judged by a definition. */
  record Asks(String definition, int version) implements Content {}

  /** What an attempt of the job put at the end of a partition. */
  record Marker(int attempt) implements Content {}

  /** An entry of the log; a marker has no subject. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Entry(
      Optional<SubjectId> subject,
      int partition,
      long offset,
      Instant at,
      byte[] bytes,
      Content content) {
    /** The position of the log behind it. */
    String revision() {
      return partition + "@" + (offset + 1);
    }
  }

  /**
   * A record of the events.
   *
   * @param payload what an event carries; null for garbage
   */
  record Sent(ReceivedEvent received, @Nullable Payload payload) {
    EventEnvelope envelope() {
      return received.getEvent();
    }

    /** What an event carries, where it is one. */
    Payload content() {
      return requireNonNull(payload, "garbage carries nothing");
    }
  }

  private final List<List<Entry>> log = new ArrayList<>();
  private final List<List<Sent>> events = new ArrayList<>();

  Topics() {
    for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
      log.add(new ArrayList<>());
      events.add(new ArrayList<>());
    }
  }

  static int partitionOf(SubjectId subject) {
    return Keys.partitionOf(subject.text(), Ground.PARTITIONS);
  }

  /** Appends to the log. */
  Entry append(SubjectId subject, Instant at, byte[] bytes, Content content) {
    int partition = partitionOf(subject);
    Entry entry =
        new Entry(Optional.of(subject), partition, log.get(partition).size(), at, bytes, content);
    log.get(partition).add(entry);
    return entry;
  }

  void appendMarker(int partition, Instant at, int attempt) {
    List<Entry> entries = log.get(partition);
    entries.add(
        new Entry(
            Optional.empty(), partition, entries.size(), at, new byte[0], new Marker(attempt)));
  }

  void send(int partition, Sent sent) {
    events.get(partition).add(sent);
  }

  /** Where a contact's newest record before another is; nowhere if there is none. */
  long newestBefore(SubjectId subject, long offset) {
    return log.get(partitionOf(subject)).stream()
        .filter(entry -> entry.content() instanceof Governs && entry.offset() < offset)
        .filter(entry -> entry.subject().filter(subject::equals).isPresent())
        .mapToLong(Entry::offset)
        .max()
        .orElse(ContactConsents.NOTHING);
  }

  List<Entry> log(int partition) {
    return log.get(partition);
  }

  List<Sent> events(int partition) {
    return events.get(partition);
  }

  /** Whether the marker of an attempt is below a position. */
  boolean hasReadMarker(int partition, int position, int attempt) {
    return log.get(partition).subList(0, position).stream()
        .anyMatch(entry -> entry.content() instanceof Marker marker && marker.attempt() == attempt);
  }
}
