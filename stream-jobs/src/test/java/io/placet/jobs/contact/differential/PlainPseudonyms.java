package io.placet.jobs.contact.differential;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.EventIds;
import io.placet.domain.event.FieldValue;
import io.placet.domain.event.FieldValue.Decimal;
import io.placet.domain.mail.MailSign;
import io.placet.schemas.avro.EventEnvelope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of an event that was admitted. */
record PlainPseudonyms(PlainJob job, SubjectId subject, ContactConsents consents) {
  void pass(Topics.Sent sent, List<String> purposes, PlainProfile profile) {
    EventEnvelope event = sent.envelope();
    int epoch = consents.keys().epoch();
    String keyId = event.getPayload().getKeyId();
    if (epoch == Ground.DESTROYED_EPOCH) {
      withhold(event, "epoch_over");
    } else if (keyId != null && !opens(keyId)) {
      withhold(event, "unopenable");
    } else if (sent.payload() == Payload.BROKEN) {
      job.out(Outcome.letter("malformed_payload"));
      withhold(event, "malformed_payload");
    } else {
      String id = EventIds.original(event.getEventId());
      job.out(
          Words.event(
              Words.name(subject, epoch),
              id,
              event.getType(),
              event.getOccurredAt(),
              purposes,
              fields(sent, keyId != null),
              Topics.partitionOf(subject),
              consents.newest()));
      Kept kept =
          new Kept(
              keptAs(id, epoch),
              event.getType(),
              event.getOccurredAt(),
              purposes,
              readable(sent, keyId != null));
      Optional<MailSign> sign =
          Ground.REGISTER
              .eventType(event.getType())
              .flatMap(type -> MailSign.of(type, kept.toDomain()));
      profile.take(
          kept,
          sign,
          !id.equals(event.getEventId()),
          epoch,
          Topics.partitionOf(subject) + "@" + (consents.newest() + 1));
    }
  }

  /**
   * The id under which segments keep an event. Behind the gate it is of an epoch, so an event that
   * is amended after its contact entered another epoch is taken for a second one.
   */
  private static String keptAs(String id, int epoch) {
    return id + " in epoch " + epoch;
  }

  private boolean opens(String keyId) {
    return consents.keys().find(keyId).isPresent() && job.opens(subject, keyId);
  }

  /** The fields by hand, for the one type of event that declares any of what is sent. */
  private Map<String, String> fields(Topics.Sent sent, boolean sealed) {
    Map<String, String> fields = new HashMap<>();
    if (!sent.envelope().getType().equals("Order Completed")) {
      return fields;
    }
    sent.content()
        .fields()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "total" -> {
                  if (value instanceof Decimal) {
                    fields.put(name, value.toString());
                  } else {
                    job.out(Outcome.letter("wrong_type"));
                  }
                }
                case "lines" -> fields.put(name, value.toString());
                case "order_id" -> fields.put(name, "pseudonym of A-17");
                case "coupon" -> {
                  if (sealed) {
                    fields.put(name, "sealed \"SPRING\"");
                  }
                }
                default -> {
                  // Not declared, or declared to be dropped.
                }
              }
            });
    return fields;
  }

  /** The values as segments read them: what nobody can compare is only there. */
  private static Map<String, FieldValue> readable(Topics.Sent sent, boolean sealed) {
    Map<String, FieldValue> fields = new HashMap<>();
    if (sent.envelope().getType().equals("Order Completed")) {
      sent.content()
          .fields()
          .forEach(
              (name, value) -> {
                boolean isHidden = name.equals("order_id") || (name.equals("coupon") && sealed);
                boolean isOpen =
                    name.equals("lines") || (name.equals("total") && value instanceof Decimal);
                if (isHidden) {
                  fields.put(name, new FieldValue.Text(""));
                } else if (isOpen) {
                  fields.put(name, value);
                }
              });
    }
    return fields;
  }

  private void withhold(EventEnvelope event, String reason) {
    job.out(Outcome.withheld(event.getType(), reason));
  }
}
