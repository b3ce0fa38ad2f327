package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.EventIds;
import io.placet.domain.key.WrappedKey;
import io.placet.domain.register.EventType;
import io.placet.domain.verdict.Admission;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accepts events as a gateway does: judged, sealed, with the position they rest on. */
final class Sender {
  private final Topics topics;
  private final Writer writer;
  private final Clock clock;
  private final Map<SubjectId, List<Topics.Sent>> sent = new HashMap<>();
  private int named;

  Sender(Topics topics, Writer writer, Clock clock) {
    this.topics = topics;
    this.writer = writer;
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant();
  }

  /** The ids that senders gave to a contact's events. */
  Set<String> eventIds(SubjectId subject) {
    return sent.getOrDefault(subject, List.of()).stream()
        .map(event -> EventIds.original(event.envelope().getEventId()))
        .collect(Collectors.toSet());
  }

  /** What comes to a gateway in a step; nothing in one of another kind. */
  void take(Step step) {
    if (step instanceof Step.Send send) {
      send(send);
    } else if (step instanceof Step.SendAgain again) {
      send(again);
    } else if (step instanceof Step.SendGarbage garbage) {
      send(garbage);
    }
  }

  private void send(Step.Send step) {
    SubjectId subject = writer.subject(step.who());
    Optional<List<String>> purposes = purposes(subject, step.type(), step.careless());
    if (purposes.isPresent()) {
      named++;
      String id = "e" + named;
      Instant occurredAt = now().minus(step.age());
      Sending what =
          new Sending(id, step.type(), occurredAt, purposes.get(), step.payload(), step.slow());
      send(subject, what);
    }
  }

  private void send(Step.SendAgain step) {
    SubjectId subject = writer.subject(step.who());
    List<Topics.Sent> before = sent.getOrDefault(subject, List.of());
    if (before.isEmpty()) {
      return;
    }
    Topics.Sent first = before.get(step.which() % before.size());
    EventEnvelope event = first.envelope();
    Optional<List<String>> purposes = purposes(subject, event.getType(), false);
    if (purposes.isEmpty()) {
      return;
    }
    named++;
    String id =
        step.amended()
            ? EventIds.amended(event.getEventId(), "letter" + named)
            : event.getEventId();
    Payload payload = step.amended() ? step.payload() : first.content();
    send(
        subject,
        new Sending(id, event.getType(), event.getOccurredAt(), purposes.get(), payload, false));
  }

  private void send(Step.SendGarbage step) {
    topics.send(
        step.partition(), new Topics.Sent(UnreadableEvents.of(new byte[] {9, 9}, now()), null));
  }

  /** Empty if the gateway withholds the event itself. */
  private Optional<List<String>> purposes(SubjectId subject, String name, boolean careless) {
    Optional<EventType> type = Ground.REGISTER.eventType(name);
    if (type.isEmpty()) {
      return Optional.of(List.of("profiling"));
    }
    if (careless) {
      return Optional.of(type.get().purposes());
    }
    Admission admission =
        Admission.judge(
            Ground.REGISTER, type.get(), type.get().purposes(), writer.view(subject), now());
    return admission instanceof Admission.Admitted admitted
        ? Optional.of(admitted.purposes())
        : Optional.empty();
  }

  /** An event as it is accepted. */
  private record Sending(
      String id,
      String type,
      Instant occurredAt,
      List<String> purposes,
      Payload payload,
      boolean slow) {}

  private void send(SubjectId subject, Sending what) {
    long newest = writer.view(subject).newest();
    EventEnvelope event =
        EventEnvelope.newBuilder()
            .setEventId(what.id())
            .setSubjectId(subject.text())
            .setType(what.type())
            .setOccurredAt(what.occurredAt())
            .setReceivedAt(now())
            .setPurposes(what.purposes())
            .setRestsOn(what.slow() ? topics.newestBefore(subject, newest) : newest)
            .setPayload(sealed(subject, what.id(), what.payload()))
            .build();
    Topics.Sent record = new Topics.Sent(new ReceivedEvent(now(), event), what.payload());
    sent.computeIfAbsent(subject, first -> new ArrayList<>()).add(record);
    topics.send(Topics.partitionOf(subject), record);
  }

  private Sealed sealed(SubjectId subject, String eventId, Payload payload) {
    byte[] open =
        payload == Payload.BROKEN
            ? new byte[] {7, 7, 7}
            : FieldsCodec.toPayloadBytes(payload.fields());
    Optional<WrappedKey> current = writer.view(subject).keys().current();
    if (current.isEmpty()) {
      return new Sealed(null, ByteBuffer.wrap(open));
    }
    String keyId = current.get().keyId();
    byte[] place = SealedPlace.of(Topic.EVENTS, subject.text(), eventId, "EventPayload");
    return new Sealed(keyId, ByteBuffer.wrap(writer.key(keyId).seal(open, place)));
  }
}
