package io.placet.gateway.erasure;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.vault.DataKeys;
import io.placet.vault.SlotReplacement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes what was sealed for erased contacts unreadable, in every copy there is: their slots get new
 * keys, the other contacts of those slots are wrapped anew, and the old slot keys are destroyed.
 *
 * <p>The new slot keys are there before the barrier, so every data key wrapped under an old one is
 * either in the prefix that is read behind it, or its writer finds it outdated and wraps it anew.
 */
final class DestroyKeys {
  private final DataKeys keys;
  private final ContactKeyring keyring;
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final Duration grace;
  private final Consumer<ErasurePoint> reached;

  /**
   * Destroys keys.
   *
   * @param grace how long an old slot key outlives the wrapping of others under the new one
   */
  DestroyKeys(
      DataKeys keys,
      ContactKeyring keyring,
      Identities identities,
      Barrier barrier,
      ContactView view,
      Duration grace,
      Consumer<ErasurePoint> reached) {
    this.keys = keys;
    this.grace = grace;
    this.reached = reached;
    this.keyring = keyring;
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
  }

  /**
   * Destroys the keys of contacts that the view shows as erased.
   *
   * @return how many keys of other contacts were wrapped anew
   */
  int of(List<Erasure> erasures) {
    Map<Integer, SlotReplacement> slots = new TreeMap<>();
    try {
      // in one order, so that two gateways never wait for each other
      erasures.stream()
          .map(erasure -> DataKeys.slotOf(erasure.subject()))
          .sorted()
          .distinct()
          .forEach(slot -> slots.put(slot, keys.replaceSlotKey(slot)));
      reached.accept(ErasurePoint.SLOT_KEY_REPLACED);
      var unused = barrier.await(identities.allPartitions()).join();
      int wrapped = wrapAnew(slots);
      reached.accept(ErasurePoint.OTHERS_WRAPPED_ANEW);
      if (wrapped > 0) {
        awaitReaders();
      }
      slots.values().forEach(SlotReplacement::destroyOlderKeysForever);
      reached.accept(ErasurePoint.OLDER_KEYS_DESTROYED);
      return wrapped;
    } finally {
      slots.values().forEach(SlotReplacement::close);
    }
  }

  /** Whoever opens something with a key has read it in its new form by then. */
  private void awaitReaders() {
    try {
      Thread.sleep(grace.toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("the gateway ends; the old key stays until it is back");
    }
  }

  private int wrapAnew(Map<Integer, SlotReplacement> slots) {
    List<CompletableFuture<Long>> kept = new ArrayList<>();
    for (SubjectId subject :
        view.subjectsWhere(subject -> slots.containsKey(DataKeys.slotOf(subject)))) {
      ContactConsents consents = view.standing(subject);
      SlotReplacement replacement = slots.get(DataKeys.slotOf(subject));
      for (WrappedKey wrapped : consents.keys().wrapped()) {
        if (replacement != null && wrapped.slotGeneration() < replacement.generation()) {
          keyring.wrapAnew(subject, wrapped, consents.keys().epoch()).ifPresent(kept::add);
        }
      }
    }
    kept.forEach(CompletableFuture::join);
    return kept.size();
  }
}
