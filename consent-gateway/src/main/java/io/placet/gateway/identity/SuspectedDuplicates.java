package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses that lead to two or more customers, kept while the log is read. They say that two
 * contacts may be one person, or that two people share an address: nobody guesses which, and
 * nothing is linked by it.
 */
public final class SuspectedDuplicates implements EntryProjection {
  /** Says that the aliases of the time before this family were looked through; no alias. */
  private static final byte[] LOOKED_THROUGH = Keys.bytes("!");

  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /** Alias to the subject ids that records of the running batch link it to. */
  private final Map<String, Set<String>> uncommitted = new HashMap<>();

  public SuspectedDuplicates(ViewStore store) {
    this.store = store;
    if (store.get(Family.DUPLICATES, LOOKED_THROUGH).isEmpty()) {
      lookThrough();
    }
  }

  /**
   * Aliases of addresses that several customers have, in order.
   *
   * @param after alias that the list goes on behind; empty for the first
   */
  List<Alias> list(String after, int limit) {
    List<Alias> page = new ArrayList<>();
    // what follows the alias and a zero byte comes after it and before any other
    byte[] from = Keys.bytes(after.isEmpty() ? "\"" : after + "\0");
    store.scanWhile(
        Family.DUPLICATES,
        from,
        new byte[0],
        (key, value) -> {
          page.add(
              new Alias(
                  Alias.Kind.valueOf(new String(value, StandardCharsets.UTF_8)),
                  new String(key, StandardCharsets.UTF_8)));
          return page.size() < limit;
        });
    return page;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.DUPLICATES);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof AliasLinked linked && isCustomersAddress(linked)) {
      Set<String> holders = uncommitted.computeIfAbsent(linked.getAlias(), this::committedHolders);
      holders.add(linked.getSubjectId());
      if (holders.size() > 1) {
        put(batch, linked);
      }
    }
  }

  @Override
  public void applied() {
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
  }

  private static boolean isCustomersAddress(AliasLinked linked) {
    return linked.getKind() != AliasKind.ANONYMOUS && Contacts.leadsToCustomer(linked);
  }

  private Set<String> committedHolders(String alias) {
    Set<String> holders = new HashSet<>();
    store.scan(
        Family.ALIASES,
        Keys.bytes(alias),
        (key, value) ->
            holders.add(((AliasLinked) entries.decode(value).getBody()).getSubjectId()));
    return holders;
  }

  private static void put(ViewStore.Batch batch, AliasLinked linked) {
    batch.put(
        Family.DUPLICATES, Keys.bytes(linked.getAlias()), Keys.bytes(linked.getKind().name()));
  }

  /** A folder of an earlier version has aliases but no list of those that are shared. */
  private void lookThrough() {
    try (ViewStore.Batch batch = store.batch()) {
      Map<String, String> holder = new HashMap<>();
      store.scan(
          Family.ALIASES,
          new byte[0],
          (key, value) -> {
            AliasLinked linked = (AliasLinked) entries.decode(value).getBody();
            if (isCustomersAddress(linked)) {
              String before = holder.get(linked.getAlias());
              if (before != null) {
                put(batch, linked);
              } else {
                // the aliases come in order, so one at a time is enough
                holder.clear();
                holder.put(linked.getAlias(), linked.getSubjectId());
              }
            }
          });
      batch.put(Family.DUPLICATES, LOOKED_THROUGH, new byte[0]);
      batch.commit();
    }
  }
}
