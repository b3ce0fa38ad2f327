package io.placet.jobs.contact;

import static io.placet.jobs.contact.Outputs.keyed;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.RESTRICTED;
import static io.placet.schemas.avro.RecordedState.RESTRICTION_LIFTED;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.jobs.flink.JobException;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole job: what comes in, what leaves, and how it starts again. */
class ContactJobTest extends WholeJob {
  private static final SingleObject<PseudonymisedEvent> EVENTS =
      SingleObject.of(PseudonymisedEvent.class);
  private static final SingleObject<SegmentChange> CHANGES = SingleObject.of(SegmentChange.class);

  @Test
  void aConsentedContactsThirdOrderMakesAFrequentBuyer() throws Exception {
    String subject = threeOrdersOf("frequent");
    String pseudonym = deployment.pseudonym(subject);

    List<PseudonymisedEvent> events =
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 3, keyed(pseudonym)).stream()
            .map(record -> EVENTS.decode(record.value()))
            .toList();
    assertThat(events)
        .hasSize(3)
        .allSatisfy(event -> assertThat(event.getPurposes()).containsExactly("profiling"));
    SegmentChange change = changes(pseudonym, 1).get(0);
    assertThat(change.getChange()).isEqualTo(ChangeKind.ENTERED);
    assertThat(change.getAt()).isEqualTo(events.get(2).getOccurredAt());
    assertThat(outputs.await(Topic.MEMBERSHIPS, 1, keyed(pseudonym + "|frequent-buyers")))
        .hasSize(1);
  }

  @Test
  void aWithdrawalEndsTheMembershipAndIsConfirmed() throws Exception {
    String subject = threeOrdersOf("leaver");
    String pseudonym = deployment.pseudonym(subject);
    outputs.await(Topic.MEMBERSHIPS, 1, keyed(pseudonym + "|frequent-buyers"));

    String receipt = gateway.record(subject, "profiling", WITHDRAWN);

    assertThat(outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt))).hasSize(1);
    SegmentChange left = changes(pseudonym, 2).get(1);
    assertThat(left.getChange()).isEqualTo(ChangeKind.EXITED);
    assertThat(left.getReason()).isEqualTo(ChangeReason.WITHDRAWN);
    assertThat(
            outputs
                .await(Topic.MEMBERSHIPS, 2, keyed(pseudonym + "|frequent-buyers"))
                .get(1)
                .value())
        .isNull();
  }

  @Test
  void whoseRestrictionIsLiftedIsAMemberAgainWithoutAnEvent() throws Exception {
    String subject = threeOrdersOf("restricted");
    String pseudonym = deployment.pseudonym(subject);
    outputs.await(Topic.MEMBERSHIPS, 1, keyed(pseudonym + "|frequent-buyers"));
    String receipt = gateway.record(subject, "profiling", RESTRICTED);
    outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt));

    gateway.record(subject, "profiling", RESTRICTION_LIFTED);

    SegmentChange back = changes(pseudonym, 3).get(2);
    assertThat(back.getChange()).isEqualTo(ChangeKind.ENTERED);
    assertThat(back.getReason()).isEqualTo(ChangeReason.RULE);
  }

  @Test
  void ofAWithheldContactNoByteComesOut() throws Exception {
    String canary = "canary7f3a9";
    String subject = deployment.subject("silent");
    gateway.order(subject, canary, "9.99", canary, Instant.now());
    outputs.await(Topic.WITHHELD, 1, record -> Outputs.contains(record.value(), "no_record"));
    passAnEventThroughEveryPartition("later");

    assertThat(outputs.contain(canary)).isFalse();
    assertThat(outputs.contain(deployment.pseudonym(subject))).isFalse();
    assertThat(outputs.contain(subject)).isFalse();
  }

  @Test
  void whatIsWithheldIsCountedWithItsReason() throws Exception {
    gateway.order(deployment.subject("counted"), "counted", "1.00");

    WithheldCount count =
        SingleObject.of(WithheldCount.class)
            .decode(
                outputs
                    .await(Topic.WITHHELD, 1, record -> Outputs.contains(record.value(), "no_"))
                    .get(0)
                    .value());

    assertThat(count.getReason()).isEqualTo("no_record");
    assertThat(count.getEventType()).isEqualTo("Order Completed");
  }

  @Test
  void anEventThatCannotBeReadDoesNotStopTheOthers() throws Exception {
    String subject = deployment.subject("after-garbage");
    gateway.record(subject, "analytics", GIVEN);
    gateway.send(Topic.EVENTS, subject, new byte[] {1}, "garbage".getBytes(StandardCharsets.UTF_8));

    gateway.order(subject, "good", "1.00");

    outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(deployment.pseudonym(subject)));
  }

  @Test
  void aRecordOfTheLogThatCannotBeReadWithholdsItsContactAloneUntilItIsRemoved() throws Exception {
    String subject = deployment.subject("unreadable");
    gateway.record(subject, "analytics", GIVEN);
    byte[] key = Keys.consent(subject, "garbage");
    gateway.send(Topic.CONTACT_LOG, subject, key, "garbage".getBytes(StandardCharsets.UTF_8));
    passAnEventThroughEveryPartition("unharmed");

    gateway.order(subject, "withheld", "1.00");
    outputs.await(
        Topic.WITHHELD, 1, record -> Outputs.contains(record.value(), "unreadable_record"));
    gateway.send(Topic.CONTACT_LOG, subject, key, null);
    passAnEventThroughEveryPartition("later still");
    gateway.order(subject, "goes on", "1.00");

    assertThat(outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(deployment.pseudonym(subject))))
        .hasSize(1);
  }

  @Test
  void aRestartLosesNothingAndDoublesNothing() throws Exception {
    String subject = deployment.subject("restarted");
    String pseudonym = deployment.pseudonym(subject);
    gateway.record(subject, "analytics", GIVEN);
    gateway.order(subject, "before", "1.00");
    outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(pseudonym));
    job.close();
    gateway.order(subject, "before", "1.00");
    gateway.order(subject, "while", "2.00");

    job = ContactJob.start(deployment.config);
    gateway.order(subject, "after", "3.00");

    List<String> ids =
        outputs.await(Topic.PSEUDONYMISED_EVENTS, 3, keyed(pseudonym)).stream()
            .map(record -> EVENTS.decode(record.value()).getEventId())
            .toList();
    // A contact's events keep their order: what was doubled would have come before the last.
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aWithdrawalDuringAStopHoldsForTheEventsThatCameBeforeIt() throws Exception {
    String subject = deployment.subject("withdrawn-meanwhile");
    gateway.record(subject, "analytics", GIVEN);
    job.close();
    gateway.order(subject, "too-late", "1.00");
    String receipt = gateway.record(subject, "analytics", WITHDRAWN);

    job = ContactJob.start(deployment.config);

    outputs.await(Topic.SHUT_OFFS, 1, keyed(receipt));
    passAnEventThroughEveryPartition("meanwhile");
    assertThat(outputs.seen(Topic.PSEUDONYMISED_EVENTS, keyed(deployment.pseudonym(subject))))
        .isEmpty();
  }

  @Test
  void aFolderThatWasCopiedOrMovedGoesOnByItselfAlone() throws Exception {
    String subject = deployment.subject("moving");
    String pseudonym = deployment.pseudonym(subject);
    gateway.record(subject, "analytics", GIVEN);
    gateway.order(subject, "at home", "1.00");
    outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(pseudonym));
    job.close();
    Path home = deployment.config.stateFolder();
    Path away = folder.resolve("away from home");
    copy(home, away);
    Set<Path> left = filesIn(home);

    try (ContactJob copied = ContactJob.start(deployment.withStateIn(away))) {
      copied.waitUntilRunning(PATIENCE);
      gateway.order(subject, "away", "2.00");
      outputs.await(Topic.PSEUDONYMISED_EVENTS, 2, keyed(pseudonym));
      gateway.order(subject, "away again", "3.00");
      outputs.await(Topic.PSEUDONYMISED_EVENTS, 3, keyed(pseudonym));
    }
    assertThat(filesIn(home)).isEqualTo(left);
    Files.move(home, folder.resolve("left behind"));
    Files.move(away, home);

    job = ContactJob.start(deployment.config);
    gateway.order(subject, "at home", "1.00");
    gateway.order(subject, "at home again", "4.00");
    assertThat(outputs.await(Topic.PSEUDONYMISED_EVENTS, 4, keyed(pseudonym))).hasSize(4);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  private static Set<Path> filesIn(Path folder) throws IOException {
    Set<Path> files = new HashSet<>();
    for (String part : List.of("checkpoints", "changes")) {
      try (Stream<Path> tree = Files.walk(folder.resolve(part))) {
        tree.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  @Test
  void aStartWithoutTheStateOfWhatWasCommittedIsRefused() throws Exception {
    passAnEventThroughEveryPartition("committed");

    assertThatThrownBy(() -> ContactJob.start(deployment.withStateIn(folder.resolve("elsewhere"))))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("pseudonymised-events")
        .hasMessageContaining("state folder");
  }

  @Test
  void aStateOfAnotherLogIsRefused() throws Exception {
    Path foreign = folder.resolve("foreign");
    Files.createDirectories(foreign.resolve("checkpoints/run/chk-7"));
    Files.writeString(foreign.resolve("checkpoints/run/chk-7/_metadata"), "of another Kafka");
    Files.writeString(foreign.resolve("contact-log-id"), "another");

    assertThatThrownBy(() -> ContactJob.start(deployment.withStateIn(foreign)))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("another contact-log");
  }

  private static String threeOrdersOf(String name) throws Exception {
    String subject = deployment.subject(name);
    gateway.record(subject, "profiling", GIVEN);
    for (int order = 1; order <= 3; order++) {
      gateway.order(subject, name + order, "200.00");
    }
    return subject;
  }

  private static List<SegmentChange> changes(String pseudonym, int count) {
    return outputs
        .await(Topic.SEGMENT_CHANGES, count, keyed(pseudonym + "|frequent-buyers"))
        .stream()
        .map(record -> CHANGES.decode(record.value()))
        .toList();
  }

  /** What was written before these came out is readable too. */
  private static void passAnEventThroughEveryPartition(String name) throws Exception {
    for (int contact = 0; contact < 8; contact++) {
      String subject = deployment.subject(name + contact);
      gateway.record(subject, "analytics", GIVEN);
      gateway.order(subject, name + contact, "1.00");
      outputs.await(Topic.PSEUDONYMISED_EVENTS, 1, keyed(deployment.pseudonym(subject)));
    }
  }
}
