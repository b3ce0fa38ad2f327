package io.placet.gateway.identity;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.key.WrappedKey;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeyCache;
import io.placet.vault.DataKeys;
import io.placet.vault.DataKeys.Minted;
import io.placet.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data keys of contacts: the one that the log names first, or a new one. Gateways may mint for
 * one contact at once; each key opens what was sealed under it, and from then on all seal under the
 * first in log order.
 *
 * <p>Whoever replaces a slot's key reads the log after it made the new one. So a minted key that is
 * still current once the log has acknowledged it is among those that are wrapped anew, and one that
 * is not is wrapped anew here, before anything that rests on it is acknowledged.
 */
public final class ContactKeyring {
  /** Completes once a position of the log is applied to the view. */
  @FunctionalInterface
  public interface Applied {
    CompletableFuture<Void> when(int partition, long offset);
  }

  private static final CompletableFuture<Void> KEPT = CompletableFuture.completedFuture(null);

  private final Vault vault;
  private final DataKeys keys;
  private final DataKeyCache cache;
  private final Identities identities;
  private final ContactView view;
  private final LogWriter log;
  private final Applied applied;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /** Keys minted here that the view does not show yet. */
  private final Map<SubjectId, SealingKey> minted = new ConcurrentHashMap<>();

  public ContactKeyring(
      Vault vault,
      DataKeyCache cache,
      Identities identities,
      ContactView view,
      LogWriter log,
      Applied applied,
      Clock clock) {
    this.vault = vault;
    this.keys = vault.dataKeys();
    this.cache = cache;
    this.identities = identities;
    this.view = view;
    this.log = log;
    this.applied = applied;
    this.clock = clock;
  }

  /** The key to seal a contact's values under; made where it has none. */
  public SealingKey of(SubjectId subject) {
    return of(subject, view.standing(subject).keys());
  }

  /**
   * The key to seal a contact's values under; made where it has none. A record that is appended to
   * the contact's partition after this call follows the key there.
   *
   * @param held the contact's keys as the view shows them
   */
  public SealingKey of(SubjectId subject, ContactKeys held) {
    return current(subject, held)
        .orElseGet(
            () ->
                minted.computeIfAbsent(
                    subject,
                    // the view may show by now what was minted when the caller looked
                    again ->
                        current(again, view.standing(again).keys()).orElseGet(() -> mint(again))));
  }

  private Optional<SealingKey> current(SubjectId subject, ContactKeys held) {
    return held.current()
        .flatMap(
            wrapped ->
                cache
                    .unwrap(subject, wrapped)
                    .map(key -> new SealingKey(subject, wrapped.keyId(), key, KEPT)));
  }

  private SealingKey mint(SubjectId subject) {
    Minted made = keys.mint(subject);
    cache.put(subject, made);
    CompletableFuture<Long> offset =
        keep(subject, made.wrapped(), made.key(), vault.epoch(Pseudonyms.ANALYTICS));
    var unused =
        offset
            .thenCompose(at -> applied.when(identities.partitionOf(subject), at + 1))
            .whenComplete((none, failure) -> minted.remove(subject));
    return new SealingKey(
        subject, made.wrapped().keyId(), made.key(), offset.thenApply(none -> null));
  }

  /**
   * Has the log hold a key of a contact under the key that its slot has now; nothing where its own
   * slot key is gone already.
   */
  public Optional<CompletableFuture<Long>> wrapAnew(
      SubjectId subject, WrappedKey wrapped, int epoch) {
    return keys.rewrap(subject, wrapped)
        .map(
            anew ->
                append(subject, anew, epoch)
                    .thenCompose(
                        offset ->
                            keys.isCurrent(subject, anew)
                                ? CompletableFuture.completedFuture(offset)
                                : wrapAnew(subject, anew, epoch)
                                    .orElse(CompletableFuture.completedFuture(offset))));
  }

  /**
   * Has the log hold a key, wrapped under the key that its slot has once it does.
   *
   * @return the offset of its record
   */
  private CompletableFuture<Long> keep(
      SubjectId subject, WrappedKey wrapped, DataKey key, int epoch) {
    return append(subject, wrapped, epoch)
        .thenCompose(
            offset ->
                keys.isCurrent(subject, wrapped)
                    ? CompletableFuture.completedFuture(offset)
                    : keep(subject, keys.wrap(subject, wrapped.keyId(), key), key, epoch));
  }

  private CompletableFuture<Long> append(SubjectId subject, WrappedKey wrapped, int epoch) {
    DataKeyRecorded recorded =
        new DataKeyRecorded(
            subject.text(),
            wrapped.keyId(),
            wrapped.slotGeneration(),
            ByteBuffer.wrap(wrapped.bytes()),
            epoch,
            clock.instant());
    return log.append(
        Topic.CONTACT_LOG,
        identities.partitionOf(subject),
        Keys.dataKey(subject.text(), wrapped.keyId()),
        entries.encode(new ContactLogEntry(recorded)));
  }
}
