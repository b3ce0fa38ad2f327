package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Logs whom a receiver is about to be told of, before it is, and what became of that: for the
 * person, who may ask who was told (GDPR Article 15(1)(c)), and so that who may be known there is
 * taken back there.
 */
final class DisclosureWriter {
  private final LogWriter log;
  private final Applied view;
  private final int partitions;
  private final Clock clock;
  private final SingleObject<MemberDisclosed> codec = SingleObject.of(MemberDisclosed.class);

  /**
   * A writer.
   *
   * @param view of the topic of disclosures
   */
  DisclosureWriter(LogWriter log, Applied view, int partitions, Clock clock) {
    this.log = log;
    this.view = view;
    this.partitions = partitions;
    this.clock = clock;
  }

  /**
   * Complete once the view has it.
   *
   * @param place what gave the occasion
   */
  CompletableFuture<Void> note(
      Destination destination,
      Audience audience,
      SubjectId subject,
      DisclosureKind kind,
      String place,
      boolean erased) {
    return append(
        new MemberDisclosed(
            destination.id(),
            audience.id(),
            audience.recipient(),
            audience.key().purpose(),
            audience.key().channel().orElse(null),
            subject.text(),
            kind,
            place,
            erased,
            now()));
  }

  /** A receiver that is removed is told nothing more of a contact that it may know. */
  CompletableFuture<Void> removed(MemberDisclosed open) {
    return append(
        MemberDisclosed.newBuilder(open).setKind(DisclosureKind.REMOVED).setAt(now()).build());
  }

  private CompletableFuture<Void> append(MemberDisclosed told) {
    int partition = Keys.partitionOf(told.getSubjectId(), partitions);
    return log.append(
            Topic.DISCLOSURES,
            partition,
            Keys.told(told.getSubjectId(), told.getDestinationId()),
            codec.encode(told))
        .thenCompose(at -> view.whenApplied(partition, at + 1));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
