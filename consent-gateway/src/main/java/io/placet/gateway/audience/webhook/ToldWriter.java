package io.placet.gateway.audience.webhook;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.AudienceEvent;
import io.placet.gateway.audience.change.Standing.Telling;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.MemberTold;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Notes what a receiver was told, so that it is not told twice, and is told when that ends. */
final class ToldWriter {
  private final LogWriter log;
  private final Applied view;
  private final int partitions;
  private final Clock clock;
  private final SingleObject<MemberTold> codec = SingleObject.of(MemberTold.class);

  /**
   * A writer.
   *
   * @param view of the topic of deliveries
   */
  ToldWriter(LogWriter log, Applied view, int partitions, Clock clock) {
    this.log = log;
    this.view = view;
    this.partitions = partitions;
    this.clock = clock;
  }

  /** Complete once the view has it. */
  CompletableFuture<Void> note(String destination, SubjectId subject, AudienceEvent event) {
    int partition = Keys.partitionOf(subject.text(), partitions);
    byte[] key = Keys.told(subject.text(), destination);
    CompletableFuture<Long> offset =
        event.telling() == Telling.ENTERED
            ? log.append(
                Topic.DELIVERIES, partition, key, codec.encode(told(destination, subject, event)))
            : log.remove(Topic.DELIVERIES, partition, key);
    return offset.thenCompose(at -> view.whenApplied(partition, at + 1));
  }

  /** Forgets what a receiver was told of a contact; it is not told. */
  CompletableFuture<Long> forget(String destination, SubjectId subject) {
    return log.remove(
        Topic.DELIVERIES,
        Keys.partitionOf(subject.text(), partitions),
        Keys.told(subject.text(), destination));
  }

  private MemberTold told(String destination, SubjectId subject, AudienceEvent event) {
    return new MemberTold(
        destination,
        subject.text(),
        event.standing().revision().toString(),
        Instant.ofEpochMilli(clock.millis()));
  }
}
