package io.placet.gateway.collect;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an identify leaves behind: the customer can be found by the addresses it names, and what the
 * visitor does from now on is the customer's. Of addresses and ids only their PRF is kept; what
 * else it says is left to {@link Traits}.
 */
public final class Links {
  private final Identities identities;
  private final AliasLinks links;
  private final Traits traits;

  public Links(Identities identities, AliasLinks links, Traits traits) {
    this.identities = identities;
    this.links = links;
    this.traits = traits;
  }

  List<CompletableFuture<?>> link(Message message, FirstLinks.Rule rule, List<Outcome> outcomes) {
    List<CompletableFuture<?>> appends = new ArrayList<>();
    if (message.contact().kind() != ContactId.Kind.USER) {
      outcomes.add(
          Outcome.of(
              Fate.REJECTED,
              message,
              "anonymous_identify",
              "userId: only customers are found by addresses"));
      return appends;
    }
    Maker maker = new Maker(message, rule, outcomes, appends);
    address(maker, Traits.EMAIL, identities::everyEmail);
    address(maker, Traits.PHONE, number -> identities.everyPhone(number, Optional.empty()));
    message
        .anonymous()
        .ifPresent(visitor -> make(maker, "visitor", List.of(identities.anonymous(visitor))));
    List<String> others = traits.leftOut(message);
    if (!others.isEmpty()) {
      outcomes.add(
          Outcome.of(
              Fate.REDUCED,
              message,
              "undeclared_fields",
              others.stream().limit(20).collect(Collectors.joining(", "))));
    }
    return appends;
  }

  private record Maker(
      Message message,
      FirstLinks.Rule rule,
      List<Outcome> outcomes,
      List<CompletableFuture<?>> appends) {}

  private void address(Maker maker, String trait, Function<String, List<Alias>> toAliases) {
    Object address = maker.message().values().get(trait);
    if (address == null) {
      return;
    }
    try {
      make(maker, trait, toAliases.apply(String.valueOf(address)));
    } catch (IllegalArgumentException wrong) {
      maker
          .outcomes()
          .add(
              Outcome.of(
                  Fate.REDUCED,
                  maker.message(),
                  "misfitting_fields",
                  trait + ": " + wrong.getMessage()));
    }
  }

  /**
   * Links what the rule allows.
   *
   * @param spellings the one in use first
   */
  private void make(Maker maker, String what, List<Alias> spellings) {
    ContactId contact = maker.message().contact();
    if (maker.rule().allows(spellings, contact)) {
      maker.appends().add(links.link(contact, spellings.get(0)));
    } else {
      maker
          .outcomes()
          .add(
              Outcome.of(
                  Fate.REDUCED,
                  maker.message(),
                  "linked_already",
                  what + ": a browser's key joins no two customers; a server's key may"));
    }
  }
}
