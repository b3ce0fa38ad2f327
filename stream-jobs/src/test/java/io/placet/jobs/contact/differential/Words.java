package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.score.Contribution;
import io.placet.domain.score.Scale;
import io.placet.domain.score.Score;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts what the operators wrote into words. Whoever holds the keys can lead a pseudonym back: here
 * all of them are computed beforehand.
 */
final class Words {
  private static final SingleObject<PseudonymisedEvent> EVENTS =
      SingleObject.of(PseudonymisedEvent.class);
  private static final SingleObject<SegmentChange> CHANGES = SingleObject.of(SegmentChange.class);
  private static final SingleObject<Membership> ROWS = SingleObject.of(Membership.class);
  private static final SingleObject<ScoreValue> SCORES = SingleObject.of(ScoreValue.class);
  private static final SingleObject<ReevaluationDone> DONE =
      SingleObject.of(ReevaluationDone.class);
  private static final SingleObject<ShutOffPassed> PASSED = SingleObject.of(ShutOffPassed.class);

  /** Whose a pseudonym is. */
  private record Owner(SubjectId subject, int epoch) {}

  private final Ground ground;
  private final Writer writer;
  private final Sender sender;
  private final Map<String, Owner> owners = new HashMap<>();

  Words(Ground ground, Writer writer, Sender sender) {
    this.ground = ground;
    this.writer = writer;
    this.sender = sender;
  }

  /** A contact in an epoch, as outcomes name it. */
  static String name(SubjectId subject, int epoch) {
    return subject.text().substring(0, 4) + " in epoch " + epoch;
  }

  /** An event behind the gate. */
  static Outcome event(
      String whom,
      String id,
      String type,
      Instant at,
      List<String> purposes,
      Map<String, String> fields,
      int partition,
      long newest) {
    return new Outcome(
        Outcome.Kind.EVENT,
        whom,
        id,
        purposes,
        newest,
        "event: %s %s %s at %s for %s %s, %d@%d"
            .formatted(whom, id, type, at, purposes, new TreeMap<>(fields), partition, newest + 1));
  }

  Outcome withheld(WithheldCount count) {
    return Outcome.withheld(count.getEventType(), count.getReason());
  }

  Outcome of(TopicRecord record) {
    String key = StandardCharsets.UTF_8.decode(record.getKey().duplicate()).toString();
    if (record.getTopic().equals(Topic.PSEUDONYMISED_EVENTS.topicName())) {
      return event(EVENTS.decode(bytes(record.getValue())));
    }
    if (record.getTopic().equals(Topic.SEGMENT_CHANGES.topicName())) {
      SegmentChange change = CHANGES.decode(bytes(record.getValue()));
      return Outcome.change(
          name(change.getPseudonym()),
          change.getSegmentId(),
          change.getChange() + " " + change.getReason(),
          change.getAt(),
          change.getVersion(),
          change.getRevision(),
          reasons(change.getLeaves()));
    }
    if (record.getTopic().equals(Topic.REEVALUATIONS.topicName())) {
      ReevaluationDone done = DONE.decode(bytes(record.getValue()));
      return Outcome.done(
          new PlainProfile.Waiting(
              done.getDefinition(), done.getVersion(), done.getPartition(), done.getOffset()));
    }
    if (record.getTopic().equals(Topic.SHUT_OFFS.topicName())) {
      ShutOffPassed passed = PASSED.decode(bytes(record.getValue()));
      return Outcome.passed(
          passed.getReceiptId(),
          passed.getPurpose(),
          passed.getPartition(),
          passed.getOffset(),
          passed.getAt());
    }
    String whom = name(key.substring(0, key.indexOf('|')));
    String about = Keys.segmentOf(Keys.bytes(key));
    if (record.getTopic().equals(Topic.SCORES.topicName())) {
      return record.getValue() == null
          ? Outcome.scoreGone(whom, about)
          : score(whom, SCORES.decode(bytes(record.getValue())));
    }
    return record.getValue() == null
        ? Outcome.rowGone(whom, about)
        : row(whom, ROWS.decode(bytes(record.getValue())));
  }

  private static Outcome row(String whom, Membership row) {
    return Outcome.row(
        whom,
        row.getSegmentId(),
        row.getSince(),
        row.getVersion(),
        row.getRevision(),
        reasons(row.getLeaves()));
  }

  private static Outcome score(String whom, ScoreValue score) {
    List<Contribution> contributions =
        score.getContributions().stream()
            .map(one -> new Contribution(one.getFeature(), one.getFeatureValue(), one.getAmount()))
            .toList();
    return Outcome.score(
        whom,
        score.getScoreId(),
        PlainScores.words(
            new Score(
                score.getScoreId(),
                score.getVersion(),
                score.getAt(),
                score.getValue(),
                Scale.valueOf(score.getScale().name()),
                contributions)),
        score.getRevision());
  }

  private static List<String> reasons(List<DecidingLeaf> leaves) {
    return leaves.stream()
        .map(leaf -> leaf.getPath() + "=" + leaf.getHolds() + ":" + leaf.getValue())
        .toList();
  }

  private Outcome event(PseudonymisedEvent event) {
    Owner owner = owner(event.getPseudonym());
    Pseudonyms pseudonyms = ground.pseudonyms(owner.epoch()).orElseThrow();
    String revision = event.getRevision();
    int at = revision.indexOf('@');
    return event(
        name(owner.subject(), owner.epoch()),
        originalId(event, owner, pseudonyms),
        event.getType(),
        event.getOccurredAt(),
        List.copyOf(event.getPurposes()),
        fields(event, owner, pseudonyms),
        Integer.parseInt(revision.substring(0, at)),
        Long.parseLong(revision.substring(at + 1)) - 1);
  }

  private String originalId(PseudonymisedEvent event, Owner owner, Pseudonyms pseudonyms) {
    return sender.eventIds(owner.subject()).stream()
        .filter(id -> pseudonyms.ofEvent(owner.subject(), id).equals(event.getEventId()))
        .findAny()
        .orElse("unknown event " + event.getEventId());
  }

  private Map<String, String> fields(PseudonymisedEvent event, Owner owner, Pseudonyms pseudonyms) {
    Map<String, String> fields = new HashMap<>();
    FieldsCodec.toDomain(event.getFields())
        .forEach(
            (name, value) -> {
              String text = value instanceof FieldValue.Text t ? t.value() : value.toString();
              fields.put(name, opened(name, text, event, owner, pseudonyms));
            });
    return fields;
  }

  private String opened(
      String field, String text, PseudonymisedEvent event, Owner owner, Pseudonyms pseudonyms) {
    if (text.equals(pseudonyms.ofValue(field, "A-17"))) {
      return "pseudonym of A-17";
    }
    int dot = text.indexOf('.');
    if (!field.equals("coupon") || dot < 0) {
      return text;
    }
    byte[] place =
        SealedPlace.of(
            Topic.PSEUDONYMISED_EVENTS, owner.subject().text(), event.getEventId(), field);
    return writer
        .key(text.substring(0, dot))
        .open(Base64.getUrlDecoder().decode(text.substring(dot + 1)), place)
        .map(open -> "sealed " + new String(open, StandardCharsets.UTF_8))
        .orElse("a seal that does not open");
  }

  private String name(String pseudonym) {
    Owner owner = owner(pseudonym);
    return name(owner.subject(), owner.epoch());
  }

  private Owner owner(String pseudonym) {
    Owner known = owners.get(pseudonym);
    if (known == null) {
      for (SubjectId subject : writer.subjects()) {
        for (int epoch = 1; epoch <= Ground.EPOCHS; epoch++) {
          Owner owner = new Owner(subject, epoch);
          ground.pseudonyms(epoch).ifPresent(of -> owners.put(of.ofSubject(subject), owner));
        }
      }
      known = owners.get(pseudonym);
    }
    if (known == null) {
      throw new AssertionError("nobody's pseudonym: '" + pseudonym + "'");
    }
    return known;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
