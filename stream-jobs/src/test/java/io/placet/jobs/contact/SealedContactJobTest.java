package io.placet.jobs.contact;

import static io.placet.jobs.contact.Outputs.keyed;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.DeadContent;
import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.codec.DeadContentCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The whole job with contacts whose values are sealed: keys, erasure, epochs. */
class SealedContactJobTest extends WholeJob {
  private static final SingleObject<PseudonymisedEvent> EVENTS =
      SingleObject.of(PseudonymisedEvent.class);

  private static final List<String> MEASURED =
      List.of(
          "placet_admitted_events_total",
          "placet_source_lag_records",
          "placet_gate_backpressured_ms_per_second",
          "placet_checkpoint_seconds",
          "placet_checkpoint_age_seconds",
          "placet_checkpoints_total",
          "placet_shut_off_signals_total",
          "placet_shut_offs_passed_total",
          "placet_late_events_total",
          "placet_stream_restarts_total");

  @Test
  void sealedOrdersMakeAFrequentBuyer() throws Exception {
    String subject = frequentBuyer("sealed");

    String pseudonym = deployment.pseudonym(subject);
    PseudonymisedEvent event = EVENTS.decode(events(pseudonym, 3).get(0).value());
    assertThat(event.getFields()).containsKeys("total", "order_id");
  }

  @Test
  void anErasureTombstonesTheRowsIsConfirmedAndLastsBeyondARestart() throws Exception {
    String subject = frequentBuyer("erased");
    String pseudonym = deployment.pseudonym(subject);

    String erasure = gateway.erase(subject);

    ShutOffPassed passed =
        SingleObject.of(ShutOffPassed.class)
            .decode(outputs.await(Topic.SHUT_OFFS, 1, keyed(erasure)).get(0).value());
    assertThat(passed.getPurpose()).isEqualTo("*");
    assertThat(memberships(pseudonym, 2).get(1).value()).isNull();
    SegmentChange left =
        SingleObject.of(SegmentChange.class)
            .decode(outputs.await(Topic.SEGMENT_CHANGES, 2, keyed(pseudonym)).get(1).value());
    assertThat(left.getReason()).isEqualTo(ChangeReason.ERASED);

    job.close();
    job = ContactJob.start(deployment.config);
    gateway.order(subject, "after", "200.00");
    outputs.await(Topic.WITHHELD, 1, record -> Outputs.contains(record.value(), "erased"));
    frequentBuyer("others-go-on");
    assertThat(outputs.seen(Topic.PSEUDONYMISED_EVENTS, keyed(pseudonym))).hasSize(3);
  }

  @Test
  void whatIsSealedUnderADestroyedKeyIsCountedAndStopsNobody() throws Exception {
    String subject = deployment.subject("destroyed");
    gateway.record(subject, "profiling", GIVEN);
    gateway.mint(subject);
    // a job that starts after it knows of it at once
    job.close();
    deployment.destroySlotKey(subject);
    job = ContactJob.start(deployment.config);

    gateway.order(subject, "unopenable", "200.00");

    outputs.await(Topic.WITHHELD, 1, record -> Outputs.contains(record.value(), "unopenable"));
    frequentBuyer("after-the-unopenable");
    assertThat(outputs.seen(Topic.PSEUDONYMISED_EVENTS, keyed(deployment.pseudonym(subject))))
        .isEmpty();
  }

  @Test
  void inAnotherEpochTheRowsMoveAndLaterEventsFollow() throws Exception {
    String subject = frequentBuyer("moving");
    String former = deployment.pseudonym(subject);
    int epoch = deployment.beginEpoch();

    gateway.enterEpoch(subject, epoch);

    String present = deployment.pseudonym(subject, epoch);
    assertThat(memberships(present, 1).get(0).value()).isNotNull();
    assertThat(memberships(former, 2).get(1).value()).isNull();
    gateway.order(subject, "moving4", "200.00");
    assertThat(events(present, 1)).hasSize(1);
    assertThat(outputs.seen(Topic.PSEUDONYMISED_EVENTS, keyed(former))).hasSize(3);
  }

  @Test
  void garbageAmongTheEventsIsKeptSealedAsADeadLetter() throws Exception {
    byte[] garbage = "no event 4c1b".getBytes(StandardCharsets.UTF_8);
    gateway.send(Topic.EVENTS, "whoever", new byte[] {1}, garbage);

    ConsumerRecord<byte[], byte[]> record =
        outputs.await(Topic.DEAD_LETTERS, 1, letter -> true).get(0);

    assertThat(Outputs.contains(record.value(), "4c1b")).isFalse();
    DeadLetter letter = SingleObject.of(DeadLetter.class).decode(record.value());
    String sealed = StandardCharsets.UTF_8.decode(letter.getContent()).toString();
    DeadContent content =
        DeadContentCodec.fromBytes(
            deployment
                .vault()
                .deadLetters()
                .open(sealed, SealedPlace.ofDeadLetter(letter.getId()))
                .orElseThrow());
    assertThat(content.getRecord()).isEqualTo(ByteBuffer.wrap(garbage));
  }

  @Test
  void whatAnOperatorHasToKnowIsMeasured() throws Exception {
    String subject = frequentBuyer("measured");
    Instant anHourAgo = Instant.now().minusSeconds(3600);
    gateway.order(subject, "late", "1.00", "late", anHourAgo);
    events(deployment.pseudonym(subject), 4);
    String receipt = gateway.record(subject, "profiling", WITHDRAWN);
    outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt));

    Map<String, Double> measured = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!measured.keySet().containsAll(MEASURED) && System.nanoTime() < deadline) {
      Thread.sleep(100);
      job.metrics().forEach(sample -> measured.put(sample.name(), sample.value()));
    }
    assertThat(measured).containsKeys(MEASURED.toArray(String[]::new));
    assertThat(measured.get("placet_late_events_total")).isPositive();
    assertThat(measured.get("placet_shut_offs_passed_total")).isPositive();
    assertThat(measured.get("placet_checkpoint_age_seconds")).isBetween(0.0, 60.0);
  }

  private static String frequentBuyer(String name) throws Exception {
    String subject = deployment.subject(name);
    gateway.record(subject, "profiling", GIVEN);
    gateway.mint(subject);
    for (int order = 1; order <= 3; order++) {
      gateway.order(subject, name + order, "200.00");
    }
    memberships(deployment.pseudonym(subject), 1);
    return subject;
  }

  private static List<ConsumerRecord<byte[], byte[]>> memberships(String pseudonym, int count) {
    return outputs.await(Topic.MEMBERSHIPS, count, keyed(pseudonym + "|frequent-buyers"));
  }

  private static List<ConsumerRecord<byte[], byte[]>> events(String pseudonym, int count) {
    return outputs.await(Topic.PSEUDONYMISED_EVENTS, count, keyed(pseudonym));
  }
}
