package io.placet.benchmarks.decisions;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.consent.ShutOffs;
import io.placet.gateway.identity.SuspectedDuplicates;
import io.placet.gateway.log.ContactLogEntries;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.KafkaFollowers;
import io.placet.gateway.log.RegisterView;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The gateway's own follower of contact-log with all that it makes of it, on an empty view. */
final class RebuiltView {
  private RebuiltView() {}

  /** Rebuilds and ends: bootstrap servers, folder, subject id of the last contact. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    long nanos;
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", arguments[0]));
        ViewStore store = new ViewStore(folder)) {
      ContactView contacts =
          new ContactView(store, new SealedValues((subject, key) -> Optional.empty()));
      KafkaFollowers kafka = new KafkaFollowers(arguments[0], admin, ConsentLog.PARTITIONS, store);
      ShutOffs shutOffs =
          new ShutOffs(
              store,
              contact -> {
                throw new IllegalStateException("an old receipt");
              },
              Clock.systemUTC(),
              Duration.ofSeconds(30),
              took -> {});
      try (TopicFollower follower =
          kafka.follow(
              Topic.CONTACT_LOG,
              List.of(
                  new ContactLogEntries(
                      List.of(
                          contacts,
                          new RegisterView(store, ConsentLog.PARTITIONS),
                          shutOffs,
                          new SuspectedDuplicates(store)))))) {
        long begun = System.nanoTime();
        follower.start();
        kafka.awaitCaughtUp(List.of(follower));
        nanos = System.nanoTime() - begun;
      }
      if (contacts.standing(new SubjectId(arguments[2])).equals(ContactConsents.NONE)) {
        throw new IllegalStateException("the view lacks a contact");
      }
    }
    new Rebuild(nanos, Rebuild.bytesIn(folder)).say();
  }
}
