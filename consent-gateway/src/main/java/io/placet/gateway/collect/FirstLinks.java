package io.placet.gateway.collect;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.identity.Linking;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Which links a browser's key may make: the first of a visitor or an address, and never one that
 * would join two customers.
 */
public final class FirstLinks {
  private final Identities identities;
  private final Barrier barrier;
  private final AliasView aliases;

  public FirstLinks(Identities identities, Barrier barrier, AliasView aliases) {
    this.identities = identities;
    this.barrier = barrier;
    this.aliases = aliases;
  }

  /** Whether links of one request may be made, asked in their order. */
  @FunctionalInterface
  interface Rule {
    /** Every link may. */
    Rule ANY = (everySpelling, contact) -> true;

    /**
     * Whether a contact may be linked; where it may, it counts as linked for what follows.
     *
     * @param everySpelling all aliases under which the visitor or address may be kept
     */
    boolean allows(Collection<Alias> everySpelling, ContactId contact);
  }

  /** What holds for a sender; of a browser behind a barrier, so that no link is overlooked. */
  CompletableFuture<Rule> of(Sender sender) {
    if (sender == Sender.SERVER) {
      return CompletableFuture.completedFuture(Rule.ANY);
    }
    return barrier.await(identities.allPartitions()).thenApply(reached -> firstOnly());
  }

  private Rule firstOnly() {
    Map<Alias, ContactId> inThisRequest = new HashMap<>();
    return (everySpelling, contact) -> {
      List<ContactId> linked = new ArrayList<>();
      for (Alias alias : everySpelling) {
        linked.addAll(aliases.contactsOf(alias));
        ContactId before = inThisRequest.get(alias);
        if (before != null) {
          linked.add(before);
        }
      }
      boolean allowed = Linking.joinsNobody(linked, contact);
      if (allowed) {
        everySpelling.forEach(alias -> inThisRequest.put(alias, contact));
      }
      return allowed;
    };
  }
}
