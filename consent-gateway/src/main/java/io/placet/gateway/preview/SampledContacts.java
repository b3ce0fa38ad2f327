package io.placet.gateway.preview;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactKey;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.vault.Vault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The 2 % of contacts that are asked in place of all: those whose subject id has a small hash, the
 * same ones on every gateway and for ever. A subject id comes from a keyed function, so they are as
 * good as drawn.
 */
final class SampledContacts implements EntryProjection {
  /** One in so many. */
  static final int ONE_IN = 50;

  private final Vault vault;
  private final ContactView view;
  private final ContactPseudonyms pseudonyms;
  private final Map<String, SubjectId> byPseudonym = new ConcurrentHashMap<>();

  /** In order of their hashes, so that any first part of them is a sample too. */
  private final TreeMap<Long, SubjectId> sampled = new TreeMap<>();

  private final List<ContactRecord> uncommitted = new ArrayList<>();

  /** Whose consent was touched since they were looked at last. */
  private final Set<SubjectId> touched = new HashSet<>();

  SampledContacts(Vault vault, ContactView view, ContactPseudonyms pseudonyms) {
    this.vault = vault;
    this.view = view;
    this.pseudonyms = pseudonyms;
  }

  /** Those that the view holds; call once it has caught up. */
  void load() {
    for (SubjectId subject : view.subjectsWhere(SampledContacts::isSampled)) {
      ContactConsents consents = view.standing(subject);
      if (consents.erasure().isEmpty()) {
        pseudonyms.of(subject, consents.keys()).forEach(name -> byPseudonym.put(name, subject));
        add(subject);
      }
    }
  }

  static boolean isSampled(SubjectId subject) {
    return Long.remainderUnsigned(hash(subject), ONE_IN) == 0;
  }

  /** FNV-1a, each bit spread over all; stable across versions, for the sample is. */
  private static long hash(SubjectId subject) {
    long hash = 0xCBF29CE484222325L;
    String text = subject.text();
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    return hash ^ (hash >>> 33);
  }

  private synchronized void add(SubjectId subject) {
    sampled.put(hash(subject), subject);
  }

  /** The sampled contact behind a pseudonym of any epoch. */
  Optional<SubjectId> find(String pseudonym) {
    return Optional.ofNullable(byPseudonym.get(pseudonym));
  }

  /** All of them, in an order that has nothing to do with what they did. */
  synchronized List<SubjectId> all() {
    return List.copyOf(sampled.values());
  }

  /** Those touched since this was asked last. */
  synchronized Collection<SubjectId> drainTouched() {
    List<SubjectId> drained = List.copyOf(touched);
    touched.clear();
    return drained;
  }

  @Override
  public Set<Family> families() {
    return Set.of();
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    entry.governing().filter(record -> isSampled(record.subject())).ifPresent(uncommitted::add);
  }

  @Override
  public void applied() {
    uncommitted.forEach(this::take);
    uncommitted.clear();
  }

  private synchronized void take(ContactRecord record) {
    SubjectId subject = record.subject();
    if (record instanceof ContactKey key) {
      known(subject, key.epoch());
    } else if (record instanceof EpochMoved moved) {
      known(subject, moved.epoch());
    } else {
      touched.add(subject);
      if (record instanceof ContactErased) {
        sampled.remove(hash(subject));
      }
    }
  }

  private void known(SubjectId subject, int epoch) {
    sampled.put(hash(subject), subject);
    try {
      byPseudonym.put(vault.pseudonyms(Pseudonyms.ANALYTICS, epoch).ofSubject(subject), subject);
    } catch (IllegalArgumentException destroyed) {
      // a log that is read anew tells epochs that are over; nothing comes under them any more
    }
  }
}
