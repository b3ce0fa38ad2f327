package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.identity.Address;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.Identities;
import io.placet.schemas.avro.AddressSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

  List<CompletableFuture<?>> link(Message message, List<Outcome> outcomes) {
    List<CompletableFuture<?>> appends = new ArrayList<>();
    if (message.contact().kind() != ContactId.Kind.USER) {
      outcomes.add(
          Collect.outcome(
              Fate.REJECTED,
              message,
              "anonymous_identify",
              "userId: only customers are found by addresses"));
      return appends;
    }
    link(message, Traits.EMAIL, identities::emailAddress, outcomes, appends);
    link(message, Traits.PHONE, identities::phoneNumber, outcomes, appends);
    message
        .anonymous()
        .map(identities::anonymous)
        .ifPresent(alias -> appends.add(links.link(message.contact(), alias)));
    List<String> others = traits.leftOut(message);
    if (!others.isEmpty()) {
      outcomes.add(
          Collect.outcome(
              Fate.REDUCED,
              message,
              "undeclared_fields",
              others.stream().limit(20).collect(Collectors.joining(", "))));
    }
    return appends;
  }

  private void link(
      Message message,
      String trait,
      Function<String, Address> toAddress,
      List<Outcome> outcomes,
      List<CompletableFuture<?>> appends) {
    Object address = message.values().get(trait);
    if (address == null) {
      return;
    }
    try {
      appends.add(
          links.link(
              message.contact(), toAddress.apply(String.valueOf(address)), AddressSource.IDENTIFY));
    } catch (IllegalArgumentException wrong) {
      outcomes.add(
          Collect.outcome(
              Fate.REDUCED, message, "misfitting_fields", trait + ": " + wrong.getMessage()));
    }
  }
}
