package io.placet.gateway.collect;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.identity.Address;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.Identities;
import io.placet.schemas.avro.AddressSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What an identify leaves behind: the customer can be found by the addresses it names, and what the
 * visitor does from now on is the customer's. Addresses are kept sealed, of ids only their PRF;
 * what else it says is left to {@link Traits}.
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
    address(maker, Traits.EMAIL, identities::everyEmail, identities::emailAddress);
    address(
        maker,
        Traits.PHONE,
        number -> identities.everyPhone(number, Optional.empty()),
        identities::phoneNumber);
    message
        .anonymous()
        .map(identities::anonymous)
        .ifPresent(
            visitor ->
                make(
                    maker,
                    "visitor",
                    List.of(visitor),
                    () -> links.link(message.contact(), visitor)));
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

  private void address(
      Maker maker,
      String trait,
      Function<String, List<Alias>> toSpellings,
      Function<String, Address> toAddress) {
    Object told = maker.message().values().get(trait);
    if (told == null) {
      return;
    }
    try {
      Address address = toAddress.apply(String.valueOf(told));
      make(
          maker,
          trait,
          toSpellings.apply(String.valueOf(told)),
          () -> links.link(maker.message().contact(), address, AddressSource.IDENTIFY));
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
   * @param spellings all aliases under which what is linked may be kept
   */
  private void make(
      Maker maker, String what, List<Alias> spellings, Supplier<CompletableFuture<Void>> link) {
    if (maker.rule().allows(spellings, maker.message().contact())) {
      maker.appends().add(link.get());
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
