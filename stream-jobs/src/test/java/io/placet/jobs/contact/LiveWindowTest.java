package io.placet.jobs.contact;

import static io.placet.jobs.contact.Outputs.keyed;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the wall clock a window slides by itself, in real time and with the whole job. */
class LiveWindowTest {
  private static final SingleObject<SegmentChange> CHANGES = SingleObject.of(SegmentChange.class);
  private static final SingleObject<SegmentDefinition> DEFINITIONS =
      SingleObject.of(SegmentDefinition.class);
  private static final Duration LATENESS = Duration.ofMillis(500);

  @TempDir Path folder;

  /** Two minutes, the shortest that marketing asks for, only where there is time. */
  static Stream<Duration> windows() {
    return Boolean.getBoolean("placet.long")
        ? Stream.of(Duration.ofSeconds(2), Duration.ofMinutes(2))
        : Stream.of(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aContactLeavesWhenTheWindowHasPassedThoughNoEventArrives(Duration window) throws Exception {
    try (Deployment deployment = Deployment.in(folder.resolve(window.toString()));
        Outputs outputs = deployment.outputs()) {
      define(deployment, window);
      try (ContactJob job = ContactJob.start(deployment.withLateness(LATENESS))) {
        String subject = deployment.subject("visitor");
        deployment.gateway.record(subject, "profiling", GIVEN);
        job.waitUntilRunning(Duration.ofSeconds(60));
        Instant at = Instant.now().plus(window).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        deployment.gateway.order(subject, "e", "1.00", "e", at.minus(window));

        List<SegmentChange> changes =
            outputs
                .await(
                    Topic.SEGMENT_CHANGES,
                    2,
                    keyed(deployment.pseudonym(subject) + "|now"),
                    window.plusSeconds(60))
                .stream()
                .map(record -> CHANGES.decode(record.value()))
                .toList();

        assertThat(changes)
            .extracting(SegmentChange::getChange)
            .containsExactly(ChangeKind.ENTERED, ChangeKind.EXITED);
        assertThat(changes).extracting(SegmentChange::getAt).containsExactly(at.minus(window), at);
        assertThat(Instant.now()).isAfterOrEqualTo(at.plus(LATENESS));
      }
    }
  }

  private static void define(Deployment deployment, Duration window) throws Exception {
    SegmentDefinition now =
        SegmentDefinition.newBuilder()
            .setId("now")
            .setVersion(1)
            .setName("Now")
            .setDescription("An order in the window")
            .setPurpose("profiling")
            .setRule(
                """
                {"combinator": "and", "rules": [
                  {"measure": "count", "event": "Order Completed", "within": "%s",
                   "operator": ">=", "value": 1}]}"""
                    .formatted(window))
            .build();
    deployment.gateway.send(
        Topic.DEFINITIONS, now.getId(), Keys.definition("now", 1), DEFINITIONS.encode(now));
  }
}
