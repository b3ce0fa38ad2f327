package io.placet.gateway.person;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.ConsentRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the contacts that share an address.
 *
 * @param presents what stands for each, in order
 * @param entries what was ever recorded about them
 */
record Known(List<ContactId> contacts, List<Present> presents, List<PlacedEntry> entries) {
  Known {
    contacts = List.copyOf(contacts);
    presents = List.copyOf(presents);
    entries = List.copyOf(entries);
  }

  /**
   * What stands about a key, whatever the hour: what allows it for one of them is what the person
   * wants to know of.
   */
  Optional<Verdict> verdict(Register register, ConsentKey key) {
    List<Verdict> verdicts =
        presents.stream()
            .map(
                present ->
                    Verdicts.judgeStanding(register, present.consents(), key, present.asOf()))
            .toList();
    return verdicts.stream()
        .filter(Verdict::isAllowed)
        .findFirst()
        .or(() -> verdicts.stream().findFirst());
  }

  /** Whether an objection to direct marketing stands for all of them. */
  boolean isObjected(Register register) {
    List<ConsentKey> marketing =
        register.keys().filter(key -> Closing.isDirectMarketing(register, key)).toList();
    return !marketing.isEmpty()
        && presents.stream()
            .allMatch(
                present ->
                    marketing.stream()
                        .allMatch(
                            key -> present.consents().objectionTo(key, register).isPresent()));
  }

  /** When the record was made that a permission rests on. */
  Optional<Instant> since(Allowed allowed) {
    return consents()
        .filter(consent -> consent.getRecordId().equals(allowed.permission().recordId()))
        .map(ConsentRecorded::getEventTime)
        .findFirst();
  }

  java.util.stream.Stream<ConsentRecorded> consents() {
    return entries.stream().map(PlacedEntry::consent).flatMap(Optional::stream);
  }
}
