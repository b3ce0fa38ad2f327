package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** An address in the body of a request, and whom it leads to. */
public final class AskedAddress {
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final AliasView aliases;

  public AskedAddress(Identities identities, Barrier barrier, ContactView view, AliasView aliases) {
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
    this.aliases = aliases;
  }

  /**
   * Contacts that an address leads to, proven current.
   *
   * @param reached by partition, the prefix that was read
   */
  public record Holders(List<ContactId> contacts, Map<Integer, Long> reached) {
    public Holders {
      contacts = List.copyOf(contacts);
      reached = Map.copyOf(reached);
    }
  }

  /**
   * The aliases of the one address in a body, under {@code email} or {@code phone}.
   *
   * @throws ApiException with what is allowed; it never repeats what was sent
   */
  public List<Alias> aliases(JsonObject body) {
    Optional<String> email = Optional.ofNullable(body.getString("email"));
    Optional<String> phone = Optional.ofNullable(body.getString("phone"));
    if (email.isPresent() == phone.isPresent()) {
      throw ApiException.badRequest("exactly one of email and phone is needed");
    }
    try {
      return email
          .map(identities::everyEmail)
          .orElseGet(
              () ->
                  identities.everyPhone(
                      phone.orElseThrow(), Optional.ofNullable(body.getString("defaultRegion"))));
    } catch (AddressException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  /** Whom aliases lead to, behind a barrier on all partitions: see {@link AliasView#contactsOf}. */
  public CompletableFuture<Holders> holders(Collection<Alias> aliases) {
    return barrier
        .await(identities.allPartitions())
        .thenApply(
            reached ->
                new Holders(
                    aliases.stream()
                        .flatMap(alias -> this.aliases.contactsOf(alias).stream())
                        .distinct()
                        .toList(),
                    reached));
  }

  /** The contact itself, where anything is recorded of it. */
  CompletableFuture<Holders> itself(ContactId contact) {
    int partition = identities.partitionOf(identities.subjectOf(contact));
    return barrier
        .await(Set.of(partition))
        .thenApply(
            reached ->
                new Holders(
                    Stream.of(contact)
                        .filter(c -> !view.records(identities.subjectOf(c)).isEmpty())
                        .toList(),
                    reached));
  }

  /** The partition whose prefix an answer about aliases names: that of the address as kept now. */
  int partitionOf(List<Alias> aliases) {
    return identities.partitionOf(aliases.get(0));
  }

  int partitionOf(ContactId contact) {
    return identities.partitionOf(identities.subjectOf(contact));
  }
}
