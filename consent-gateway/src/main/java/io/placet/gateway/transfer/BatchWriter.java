package io.placet.gateway.transfer;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.identity.Address;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.AddressSource;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.FactsRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts what a batch says into the log, as far as it does not stand there already, and nothing of
 * what a refusal forbids.
 */
final class BatchWriter {
  private final Supplier<Register> register;
  private final Identities identities;
  private final ContactView view;
  private final AliasView linked;
  private final AliasLinks aliases;
  private final RecordWriter records;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  BatchWriter(
      Supplier<Register> register,
      Identities identities,
      ContactView view,
      AliasView linked,
      AliasLinks aliases,
      RecordWriter records,
      ContactKeyring keyring,
      LogWriter log,
      Clock clock) {
    this.register = register;
    this.identities = identities;
    this.view = view;
    this.linked = linked;
    this.aliases = aliases;
    this.records = records;
    this.keyring = keyring;
    this.log = log;
    this.clock = clock;
  }

  /** What became of the lines of a batch that are as they should be. */
  record Tally(int written, int unchanged, List<Fault> withheld) {}

  /**
   * Writes a batch; complete once the log has acknowledged all of it.
   *
   * @param proven covers the contacts of the batch
   * @param spec of the import; in a dry run it only says what would become of the batch
   */
  CompletableFuture<Tally> write(Batch batch, Presents proven, ImportSpec spec) {
    Plan plan = new Plan(proven, spec.by());
    batch.lines().forEach(plan::add);
    Tally tally = new Tally(plan.written, plan.unchanged, plan.withheld);
    if (spec.dryRun()) {
      return CompletableFuture.completedFuture(tally);
    }
    List<CompletableFuture<?>> acknowledged = new ArrayList<>();
    plan.links.forEach(
        link ->
            acknowledged.add(
                aliases.link(
                    link.contact(), link.subject(), link.address(), AddressSource.IMPORT)));
    plan.told.forEach(facts -> acknowledged.add(append(facts)));
    if (!plan.drafts.isEmpty()) {
      acknowledged.add(records.writeAll(plan.drafts, plan::present));
    }
    return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture<?>[]::new))
        .thenApply(none -> tally);
  }

  private CompletableFuture<Long> append(FactsRecorded facts) {
    SubjectId subject = new SubjectId(facts.getSubjectId());
    return log.append(
            Topic.CONTACT_LOG,
            identities.partitionOf(subject),
            Keys.facts(facts.getSubjectId()),
            entries.encode(new ContactLogEntry(facts)))
        .thenCombine(keyring.of(subject).kept(), (offset, none) -> offset);
  }

  private record Link(ContactId contact, SubjectId subject, Address address) {}

  /** What is to be appended for a batch. */
  private final class Plan {
    private final Presents proven;
    private final String actorId;
    private final Map<SubjectId, Present> presents = new HashMap<>();
    private final Map<SubjectId, Set<String>> recorded = new HashMap<>();
    private final Map<SubjectId, ContactFacts> facts = new HashMap<>();
    private final Instant now = clock.instant();

    private final Set<Link> links = new LinkedHashSet<>();
    private final List<FactsRecorded> told = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Fault> withheld = new ArrayList<>();
    private int written;
    private int unchanged;

    Plan(Presents proven, String actorId) {
      this.proven = proven;
      this.actorId = actorId;
    }

    Present present(SubjectId subject) {
      return presents.computeIfAbsent(subject, proven::apply);
    }

    void add(Line line) {
      ContactConsents consents = present(line.subject()).consents();
      boolean linked = link(line);
      boolean told = facts(line, consents);
      boolean adds = linked || told;
      if (line.draft().isPresent()) {
        Draft draft = line.draft().get();
        if (!isRecorded(line.subject(), consents, draft)) {
          if (isForbidden(consents, draft)) {
            withheld.add(Fault.withheld(line.number()));
            return;
          }
          drafts.add(draft);
          adds = true;
        }
      }
      if (adds) {
        written++;
      } else {
        unchanged++;
      }
    }

    private boolean isRecorded(SubjectId subject, ContactConsents consents, Draft draft) {
      if (consents.newest() == ContactConsents.NOTHING) {
        return false;
      }
      return recorded
          .computeIfAbsent(subject, this::recordsOf)
          .contains(draft.recordId().orElseThrow());
    }

    private Set<String> recordsOf(SubjectId subject) {
      return view.records(subject).stream()
          .flatMap(placed -> placed.consent().stream())
          .map(ConsentRecorded::getRecordId)
          .collect(Collectors.toSet());
    }

    /** The fold would give such a record no effect; it is not even written, and its sender told. */
    private boolean isForbidden(ContactConsents consents, Draft draft) {
      return draft.state().permits()
          && !draft.actor().liftsRefusals()
          && (consents.standing(draft.key()).map(Standing::isClosed).orElse(false)
              || consents.objectionTo(draft.key(), register.get()).isPresent());
    }

    private boolean link(Line line) {
      boolean adds = false;
      for (Address address : line.addresses()) {
        Link link = new Link(line.contact(), line.subject(), address);
        // of several of one kind the last line's is the newest
        boolean before = links.remove(link);
        links.add(link);
        adds |= !before && !linked.isLinked(address.alias(), line.subject());
      }
      return adds;
    }

    /** What a line does not say of the contact stays as it was. */
    private boolean facts(Line line, ContactConsents consents) {
      if (line.professional().isEmpty() && line.born().isEmpty()) {
        return false;
      }
      SubjectId subject = line.subject();
      ContactFacts known =
          Optional.ofNullable(facts.get(subject))
              .or(consents::facts)
              .orElse(new ContactFacts(subject, false, Optional.empty()));
      Register current = register.get();
      ContactFacts next =
          new ContactFacts(
              subject,
              line.professional().orElse(known.professional()),
              line.born().isEmpty()
                  ? known.minorBorn()
                  : line.born().filter(day -> current.minors().concern(day, now, current.zone())));
      if (next.equals(known)) {
        return false;
      }
      facts.put(subject, next);
      told.add(
          new FactsRecorded(
              subject.text(),
              keyring.of(subject, consents.keys()).contact(line.contact(), ContactView.FACTS),
              next.professional(),
              next.minorBorn().orElse(null),
              now,
              actorId));
      return true;
    }
  }
}
