package io.placet.gateway.record;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.ContactKeyring.Applied;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.placet.gateway.record.RegisterCheck.Checked;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Appends the record of a draft, sealed, to the partition of the subject id that its contact has.
 */
final class RecordAppender {
  private final Identities identities;
  private final ContactView view;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final Applied applied;
  private final ConsentRecords form;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  RecordAppender(
      Identities identities,
      ContactView view,
      ContactKeyring keyring,
      LogWriter log,
      Applied applied,
      ConsentRecords form) {
    this.identities = identities;
    this.view = view;
    this.keyring = keyring;
    this.log = log;
    this.applied = applied;
    this.form = form;
  }

  /**
   * Appends a record; complete once the log has acknowledged it and what it is sealed under.
   *
   * @param seen what the writer saw of each contact
   */
  CompletableFuture<Written> append(
      Draft draft, Checked allowed, Function<SubjectId, ContactConsents> seen) {
    SubjectId subject = identities.subjectOf(draft.contact());
    int partition = identities.partitionOf(subject);
    ContactConsents before = seen.apply(subject);
    SealingKey sealing = keyring.of(subject, before.keys());
    ConsentRecorded record = form.of(draft, allowed, before, sealing);
    byte[] key = Keys.consent(subject.text(), record.getRecordId());
    return log.append(
            Topic.CONTACT_LOG, partition, key, entries.encode(new ContactLogEntry(record)))
        .thenCombine(sealing.kept(), (offset, none) -> offset)
        .thenCompose(
            offset ->
                appended(
                    draft,
                    allowed,
                    subject,
                    key,
                    new Written(
                        record.getRecordId(),
                        draft.state(),
                        new LogPosition(partition, offset + 1))));
  }

  /**
   * A record that closes does not wait for the view, so it may have been written to a subject id
   * that an erasure had used up, where it says nothing to whoever returned since. It is in its
   * place once the view shows that there was none.
   */
  private CompletableFuture<Written> appended(
      Draft draft, Checked allowed, SubjectId subject, byte[] key, Written written) {
    if (!draft.state().opensShutOff()) {
      return CompletableFuture.completedFuture(written);
    }
    LogPosition at = written.revision();
    return applied
        .when(at.partition(), at.offset())
        .thenCompose(
            none -> {
              if (identities.subjectOf(draft.contact()).equals(subject)) {
                return CompletableFuture.completedFuture(written);
              }
              return log.remove(Topic.CONTACT_LOG, at.partition(), key)
                  .thenCompose(removed -> append(draft, allowed, view::standing));
            });
  }
}
