package io.placet.gateway.collect;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an identify leaves behind: the customer can be found by the addresses it names, and what the
 * visitor does from now on is the customer's. Of addresses and ids only their PRF is kept; all
 * other traits are left out.
 */
public final class Links {
  private static final String EMAIL = "email";
  private static final String PHONE = "phone";

  private final Identities identities;
  private final ContactView view;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public Links(Identities identities, ContactView view, LogWriter log, Clock clock) {
    this.identities = identities;
    this.view = view;
    this.log = log;
    this.clock = clock;
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
    link(message, EMAIL, identities::email, outcomes, appends);
    link(message, PHONE, identities::phone, outcomes, appends);
    message
        .anonymous()
        .map(identities::anonymous)
        .ifPresent(alias -> link(message.contact(), alias, appends));
    Set<String> others =
        message.values().keySet().stream()
            .filter(name -> !name.equals(EMAIL) && !name.equals(PHONE))
            .collect(Collectors.toSet());
    if (!others.isEmpty()) {
      outcomes.add(
          Collect.outcome(
              Fate.REDUCED,
              message,
              "undeclared_fields",
              others.stream().sorted().limit(20).collect(Collectors.joining(", "))));
    }
    return appends;
  }

  private void link(
      Message message,
      String trait,
      Function<String, Alias> toAlias,
      List<Outcome> outcomes,
      List<CompletableFuture<?>> appends) {
    Object address = message.values().get(trait);
    if (address == null) {
      return;
    }
    try {
      link(message.contact(), toAlias.apply(String.valueOf(address)), appends);
    } catch (IllegalArgumentException wrong) {
      outcomes.add(
          Collect.outcome(
              Fate.REDUCED, message, "misfitting_fields", trait + ": " + wrong.getMessage()));
    }
  }

  private void link(ContactId contact, Alias alias, List<CompletableFuture<?>> appends) {
    SubjectId subject = identities.subjectOf(contact);
    if (!view.isLinked(alias, subject)) {
      appends.add(append(contact, alias, subject));
    }
  }

  private CompletableFuture<Long> append(ContactId contact, Alias alias, SubjectId subject) {
    AliasLinked linked =
        new AliasLinked(
            alias.text(),
            AliasKind.valueOf(alias.kind().name()),
            subject.text(),
            Contacts.toAvro(contact),
            clock.instant());
    return log.append(
        Topic.CONTACT_LOG,
        identities.partitionOf(alias),
        Keys.alias(alias.text(), subject.text()),
        entries.encode(new ContactLogEntry(linked)));
  }
}
