package io.placet.jobs.contact.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.EventIds;
import io.placet.domain.register.EventType;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Expiries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What holds of everything that was committed, whatever the reference says (I2): it was allowed at
 * its prefix and instant; no event comes twice; nothing comes after its end was confirmed; and what
 * was consented to all the time does come.
 */
final class Promises {
  private static final Duration DUPLICATES = Duration.ofHours(24);

  private final Topics topics;
  private final Map<String, Integer> timesOut = new HashMap<>();
  private final Set<String> rows = new HashSet<>();
  private final Set<String> erased = new HashSet<>();

  Promises(Topics topics) {
    this.topics = topics;
  }

  void holdFor(List<Outcome.Timed> outcomes, Instant end) {
    for (Outcome.Timed timed : outcomes) {
      Outcome outcome = timed.outcome();
      String contact = contact(outcome.whom());
      switch (outcome.kind()) {
        case EVENT -> {
          assertThat(erased).as("erased before %s", outcome).doesNotContain(contact);
          allowed(outcome, timed.at());
          timesOut.merge(contact + outcome.about(), 1, Integer::sum);
        }
        case ROW -> {
          assertThat(erased).as("erased before %s", outcome).doesNotContain(contact);
          assertThat(rowsOf(contact, outcome.about())).as("rows before %s", outcome).isEmpty();
          rows.add(outcome.whom() + "|" + outcome.about());
        }
        case ROW_GONE ->
            assertThat(rows.remove(outcome.whom() + "|" + outcome.about()))
                .as("there was a row before %s", outcome)
                .isTrue();
        case PASSED -> stopped(outcome, timed.at());
        case SCORE -> {
          assertThat(erased).as("erased before %s", outcome).doesNotContain(contact);
          rows.add(outcome.whom() + "|" + outcome.about());
        }
        case CHANGE, WITHHELD, LETTER, DONE -> {
          // The reference counts them.
        }
      }
    }
    noneTwice();
    noneMissing(outcomes, end);
  }

  private static String contact(String whom) {
    return whom.isEmpty() ? "" : whom.substring(0, 4);
  }

  private List<String> rowsOf(String contact, String segment) {
    return rows.stream()
        .filter(row -> row.startsWith(contact) && row.endsWith("|" + segment))
        .toList();
  }

  private ContactConsents prefix(String contact, long newest) {
    ContactConsents consents = ContactConsents.NONE;
    for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
      for (Topics.Entry entry : topics.log(partition)) {
        if (entry.content() instanceof Topics.Governs governs
            && governs.record().subject().text().startsWith(contact)
            && entry.offset() <= newest) {
          consents = consents.apply(governs.record(), entry.offset());
        }
      }
    }
    return consents;
  }

  private void allowed(Outcome event, Instant at) {
    ContactConsents consents = prefix(contact(event.whom()), event.newest());
    assertThat(event.purposes()).as("purposes of %s", event).isNotEmpty();
    for (String purpose : event.purposes()) {
      assertThat(stands(purpose, consents, at)).as("%s stands for %s", purpose, event).isTrue();
    }
  }

  private static boolean stands(String purpose, ContactConsents consents, Instant at) {
    return Admission.stands(
        Ground.REGISTER, Ground.REGISTER.purpose(purpose).orElseThrow(), consents, at);
  }

  /** At a confirmation nothing of what it confirms the end of is left. */
  private void stopped(Outcome passed, Instant at) {
    Topics.Entry entry = entry(passed.about());
    ContactRecord record = ((Topics.Governs) entry.content()).record();
    String contact = contact(record.subject().text());
    boolean isErasure = record instanceof ContactErased;
    ContactConsents consents = prefix(contact, entry.offset());
    for (Map.Entry<String, String> derived : Ground.PURPOSES.entrySet()) {
      boolean isAbout =
          record instanceof ConsentRecord consent
              && PlainStanding.concerns(
                  consent, Ground.REGISTER.purpose(derived.getValue()).orElseThrow());
      if (isErasure || (isAbout && !stands(derived.getValue(), consents, at))) {
        assertThat(rowsOf(contact, derived.getKey())).as("rows at %s", passed).isEmpty();
      }
    }
    if (isErasure) {
      erased.add(contact);
    }
  }

  private Topics.Entry entry(String receipt) {
    for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
      for (Topics.Entry entry : topics.log(partition)) {
        if (entry.content() instanceof Topics.Governs governs
            && ((governs.record() instanceof ConsentRecord consent && consent.id().equals(receipt))
                || (governs.record() instanceof ContactErased erasure
                    && erasure.id().equals(receipt)))) {
          return entry;
        }
      }
    }
    throw new AssertionError("no record is behind the receipt " + receipt);
  }

  /** Once, once more for each time that it was amended, and again a day after it was sent. */
  private void noneTwice() {
    Map<String, Instant> first = new HashMap<>();
    Map<String, Integer> atMost = new HashMap<>();
    for (Topics.Sent sent : allSent()) {
      String contact = contact(sent.envelope().getSubjectId());
      String id = sent.envelope().getEventId();
      Instant at = sent.received().getAppendedAt();
      Instant before = first.get(contact + id);
      if (before == null || at.isAfter(before.plus(DUPLICATES))) {
        first.put(contact + id, at);
        atMost.merge(contact + EventIds.original(id), 1, Integer::sum);
      }
    }
    timesOut.forEach(
        (id, times) ->
            assertThat(times).as("times that %s came out", id).isLessThanOrEqualTo(atMost.get(id)));
  }

  private List<Topics.Sent> allSent() {
    return IntStream.range(0, Ground.PARTITIONS)
        .boxed()
        .flatMap(partition -> topics.events(partition).stream())
        .filter(sent -> sent.payload() != null)
        .toList();
  }

  /** Where nothing was recorded after an event was accepted, and nothing ended, it comes out. */
  private void noneMissing(List<Outcome.Timed> outcomes, Instant end) {
    Set<String> out =
        outcomes.stream()
            .map(Outcome.Timed::outcome)
            .filter(outcome -> outcome.kind() == Outcome.Kind.EVENT)
            .map(outcome -> contact(outcome.whom()) + outcome.about())
            .collect(Collectors.toSet());
    boolean isSlow = outcomes.stream().anyMatch(o -> o.outcome().words().endsWith("unproven"));
    Set<String> known = new HashSet<>();
    for (Topics.Sent sent : allSent()) {
      String contact = contact(sent.envelope().getSubjectId());
      boolean isFirst = known.add(contact + sent.envelope().getEventId());
      if (isFirst && !isSlow && isUndisturbed(sent, contact, end)) {
        assertThat(out).contains(contact + EventIds.original(sent.envelope().getEventId()));
      }
    }
  }

  private boolean isUndisturbed(Topics.Sent sent, String contact, Instant end) {
    ContactConsents consents = prefix(contact, Long.MAX_VALUE);
    Instant from = sent.received().getAppendedAt();
    EventType type = Ground.REGISTER.eventType(sent.envelope().getType()).orElse(null);
    return type != null
        && sent.payload() != Payload.BROKEN
        && consents.newest() == sent.envelope().getRestsOn()
        && consents.keys().epoch() != Ground.DESTROYED_EPOCH
        && !wasEverBroken(new SubjectId(sent.envelope().getSubjectId()))
        && Admission.judge(Ground.REGISTER, type, sent.envelope().getPurposes(), consents, from)
            instanceof Admission.Admitted
        && Expiries.next(Ground.REGISTER, consents, from)
            .filter(expiry -> !expiry.at().isAfter(end))
            .isEmpty();
  }

  private boolean wasEverBroken(SubjectId subject) {
    return topics.log(Topics.partitionOf(subject)).stream()
        .anyMatch(
            entry ->
                entry.content() instanceof Topics.Notice
                    && entry.subject().filter(subject::equals).isPresent());
  }
}
