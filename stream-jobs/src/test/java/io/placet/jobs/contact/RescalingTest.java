package io.placet.jobs.contact;

import static io.placet.jobs.contact.Outputs.keyed;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One subtask of each operator, then four, then one again, over the same log and events. */
class RescalingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONTACTS = 24;
  private static final SingleObject<PseudonymisedEvent> EVENTS =
      SingleObject.of(PseudonymisedEvent.class);

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingComesTwice() throws Exception {
    try (Deployment deployment = Deployment.in(folder);
        Outputs outputs = deployment.outputs()) {
      List<String> subjects = new ArrayList<>();
      for (int contact = 0; contact < CONTACTS; contact++) {
        String subject = deployment.subject("scaled" + contact);
        deployment.gateway.record(subject, "profiling", GIVEN);
        deployment.gateway.mint(subject);
        subjects.add(subject);
      }
      String leaver = deployment.subject("leaver");
      deployment.gateway.record(leaver, "profiling", GIVEN);

      try (ContactJob one = start(deployment, 1)) {
        one.waitUntilRunning(PATIENCE);
        order(deployment, subjects, 1);
        outputs.await(Topic.PSEUDONYMISED_EVENTS, CONTACTS, RescalingTest::any);
        // What is under way when it stops is under way when it goes on.
        order(deployment, subjects, 2);
      }
      String receipt = deployment.gateway.record(leaver, "profiling", WITHDRAWN);
      deployment.gateway.order(leaver, "too late", "1.00");
      try (ContactJob four = start(deployment, 4)) {
        four.waitUntilRunning(PATIENCE);
        order(deployment, subjects, 1);
        outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt));
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 2 * CONTACTS, RescalingTest::any);
      }
      try (ContactJob one = start(deployment, 1)) {
        one.waitUntilRunning(PATIENCE);
        order(deployment, subjects, 2);
        order(deployment, subjects, 3);
        outputs.await(Topic.MEMBERSHIPS, CONTACTS, RescalingTest::any);
        // A contact's events keep their order: what came twice would have come before these.
        order(deployment, subjects, 4);
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 4 * CONTACTS, RescalingTest::any);
      }

      List<String> ids =
          outputs.seen(Topic.PSEUDONYMISED_EVENTS, RescalingTest::any).stream()
              .map(record -> EVENTS.decode(record.value()).getEventId())
              .toList();
      assertThat(ids).hasSize(4 * CONTACTS).doesNotHaveDuplicates();
      assertThat(outputs.seen(Topic.MEMBERSHIPS, RescalingTest::any)).hasSize(CONTACTS);
      assertThat(outputs.seen(Topic.SHUT_OFFS, RescalingTest::any)).hasSize(1);
    }
  }

  private static ContactJob start(Deployment deployment, int parallelism) {
    return ContactJob.start(deployment.config.withParallelism(parallelism));
  }

  private static void order(Deployment deployment, List<String> subjects, int number)
      throws Exception {
    for (String subject : subjects) {
      deployment.gateway.order(subject, "order" + number, "200.00");
    }
  }

  private static boolean any(ConsumerRecord<byte[], byte[]> record) {
    return true;
  }
}
