package io.placet.jobs.contact.gate;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.DenialReason;
import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.StoredKey;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Keys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the domain judge an event, and gives what was admitted the form in which it goes on.
 *
 * @param logPartitions partitions of contact-log, for the revision of what passes
 */
record EventJudge(Register register, int logPartitions) {
  /** The gateway accepted the event under a register that declared its type; ours may not. */
  Admission judge(EventEnvelope event, ContactConsents consents, Instant now) {
    return register
        .eventType(event.getType())
        .map(type -> Admission.judge(register, type, event.getPurposes(), consents, now))
        .orElse(new Admission.Withheld(DenialReason.UNDECLARED_PURPOSE));
  }

  GateOutput admitted(EventEnvelope event, List<String> purposes, ContactConsents consents) {
    return new GateOutput(
        event.getSubjectId(),
        new AdmittedEvent(event, purposes, revision(event, consents), key(event, consents)),
        consents.keys().epoch(),
        consents.newest());
  }

  /** A record that is no event, and of nobody: all that can become of it is a dead letter. */
  static GateOutput unjudged(EventEnvelope unreadable) {
    return new GateOutput(
        unreadable.getSubjectId(),
        new AdmittedEvent(unreadable, List.of(), "", null),
        ContactKeys.NONE.epoch(),
        ContactConsents.NOTHING);
  }

  private String revision(EventEnvelope event, ContactConsents consents) {
    return Keys.partitionOf(event.getSubjectId(), logPartitions) + "@" + (consents.newest() + 1);
  }

  /**
   * What opens the payload travels with it, wrapped: nobody behind the gate knows contacts' keys.
   */
  private static @Nullable StoredKey key(EventEnvelope event, ContactConsents consents) {
    String keyId = event.getPayload().getKeyId();
    return keyId == null
        ? null
        : consents.keys().find(keyId).map(StandingCodec::toAvro).orElse(null);
  }
}
