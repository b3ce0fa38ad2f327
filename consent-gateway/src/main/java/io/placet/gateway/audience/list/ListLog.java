package io.placet.gateway.audience.list;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ListEntered;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What lists write to contact-log; complete once the view of this gateway shows it. */
final class ListLog {
  private final Identities identities;
  private final LogWriter log;
  private final ContactKeyring.Applied applied;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  ListLog(Identities identities, LogWriter log, ContactKeyring.Applied applied) {
    this.identities = identities;
    this.log = log;
    this.applied = applied;
  }

  CompletableFuture<Void> keep(UploadedList list) {
    int partition = partitionOf(list.id());
    return shown(
        partition,
        log.append(
            Topic.CONTACT_LOG,
            partition,
            Keys.list(list.id()),
            entries.encode(new ContactLogEntry(list.toRecord()))));
  }

  CompletableFuture<Void> remove(String list) {
    int partition = partitionOf(list);
    return shown(partition, log.remove(Topic.CONTACT_LOG, partition, Keys.list(list)));
  }

  CompletableFuture<Void> enter(String list, Collection<SubjectId> subjects, Instant at) {
    return all(
        subjects.stream()
            .map(
                subject ->
                    shown(
                        identities.partitionOf(subject),
                        log.append(
                            Topic.CONTACT_LOG,
                            identities.partitionOf(subject),
                            Keys.listed(subject.text(), list),
                            entries.encode(
                                new ContactLogEntry(new ListEntered(subject.text(), list, at))))))
            .toList());
  }

  CompletableFuture<Void> takeOff(String list, Collection<SubjectId> subjects) {
    return all(
        subjects.stream()
            .map(
                subject ->
                    shown(
                        identities.partitionOf(subject),
                        log.remove(
                            Topic.CONTACT_LOG,
                            identities.partitionOf(subject),
                            Keys.listed(subject.text(), list))))
            .toList());
  }

  private CompletableFuture<Void> shown(int partition, CompletableFuture<Long> appended) {
    return appended.thenCompose(offset -> applied.when(partition, offset + 1));
  }

  /** The partition that says which lists there are. */
  int partitionOf(String list) {
    return Keys.partitionOf(list, identities.partitions());
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> each) {
    return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new));
  }
}
