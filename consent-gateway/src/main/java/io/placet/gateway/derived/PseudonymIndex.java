package io.placet.gateway.derived;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.consent.EpochMoved;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Leads from pseudonyms to subject ids, which a pseudonym does not tell: those of all contacts are
 * made and kept in memory, never on disk, from the first question on. Whoever finds a contact by it
 * still has to ask what stands for it.
 *
 * <p>32 bits of the pseudonym lead to candidates, of which the one is taken whose pseudonym it is.
 */
public final class PseudonymIndex implements EntryProjection {
  /** 20 bytes each. */
  private static final int MOST = 5_000_000;

  private static final int MOST_FRESH = 100_000;

  private final Vault vault;
  private final ContactView view;

  /** Who got a key or another epoch since the index was made. */
  private final List<SubjectId> fresh = new ArrayList<>();

  /** The same of a batch that is not visible yet. */
  private final List<SubjectId> uncommitted = new ArrayList<>();

  private Optional<SubjectTable> table = Optional.empty();
  private boolean wanted;

  public PseudonymIndex(Vault vault, ContactView view) {
    this.vault = vault;
    this.view = view;
  }

  /** The pseudonym that a contact of the view has now. */
  public String pseudonymOf(SubjectId subject, int epoch) {
    return vault.pseudonyms(Pseudonyms.ANALYTICS, epoch).ofSubject(subject);
  }

  /**
   * The contact that has a pseudonym, or had it in an epoch before; empty if the view holds none.
   * The first question takes as long as making the pseudonyms of all contacts, so never ask on an
   * event loop.
   */
  public Optional<SubjectId> subjectOf(String pseudonym) {
    SubjectTable known = upToDate();
    int epoch = epochOf(pseudonym);
    Pseudonyms pseudonyms;
    try {
      pseudonyms = vault.pseudonyms(Pseudonyms.ANALYTICS, epoch);
    } catch (IllegalArgumentException destroyed) {
      return Optional.empty();
    }
    return known.find(
        pseudonym.hashCode(), subject -> pseudonyms.ofSubject(subject).equals(pseudonym));
  }

  /** How many contacts there are to be found, each counted once for each epoch it was seen in. */
  public int size() {
    return upToDate().size();
  }

  private SubjectTable upToDate() {
    List<SubjectId> added;
    synchronized (this) {
      if (fresh.size() > MOST_FRESH) {
        table = Optional.empty();
        fresh.clear();
      }
      wanted = true;
      if (table.isPresent() && fresh.isEmpty()) {
        return table.get();
      }
      added = List.copyOf(fresh);
      fresh.clear();
      SubjectTable filled = table.orElseGet(this::ofAll);
      BiConsumer<SubjectId, Integer> add = adder(filled);
      added.forEach(subject -> add.accept(subject, view.standing(subject).keys().epoch()));
      table = Optional.of(filled);
      return filled;
    }
  }

  private SubjectTable ofAll() {
    SubjectTable filled = new SubjectTable(MOST);
    BiConsumer<SubjectId, Integer> add = adder(filled);
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          add.accept(subject, consents.keys().epoch());
          return true;
        });
    return filled;
  }

  private BiConsumer<SubjectId, Integer> adder(SubjectTable filled) {
    return (subject, epoch) -> filled.add(pseudonymOf(subject, epoch).hashCode(), subject);
  }

  private static int epochOf(String pseudonym) {
    String[] parts = pseudonym.split("\\.", 3);
    try {
      return parts.length == 3 ? Integer.parseInt(parts[1]) : 0;
    } catch (NumberFormatException otherForm) {
      return 0;
    }
  }

  @Override
  public Set<Family> families() {
    return Set.of();
  }

  @Override
  public synchronized void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (wanted && fresh.size() <= MOST_FRESH) {
      entry
          .governing()
          .filter(record -> record instanceof ContactKey || record instanceof EpochMoved)
          .ifPresent(record -> uncommitted.add(record.subject()));
    }
  }

  @Override
  public synchronized void applied() {
    fresh.addAll(uncommitted);
    uncommitted.clear();
  }

  @Override
  public synchronized void cleared() {
    table = Optional.empty();
    fresh.clear();
    uncommitted.clear();
  }
}
