package io.placet.gateway.preview;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Purpose;
import io.placet.domain.segment.Past;
import io.placet.domain.verdict.Admission;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPast;
import io.placet.gateway.derived.Endings;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Visits the sampled contacts for whom a purpose stands now, with what they did. */
final class AskSample {
  /** Whoever edits a rule waits; what was asked by then is a sample too. */
  private static final Duration LONGEST = Duration.ofMillis(1_500);

  private final Sample sample;
  private final SampledContacts contacts;
  private final ContactView view;
  private final Decider decider;
  private final Supplier<Instant> streamNow;
  private final AsideWork work;

  AskSample(
      Sample sample,
      SampledContacts contacts,
      ContactView view,
      Decider decider,
      Supplier<Instant> streamNow,
      AsideWork work) {
    this.sample = sample;
    this.contacts = contacts;
    this.view = view;
    this.decider = decider;
    this.streamNow = streamNow;
    this.work = work;
  }

  /** Meets contacts. */
  interface Visitor {
    /**
     * One of them.
     *
     * @param reach the channels on which it may be reached for direct marketing
     */
    void visit(Past past, Set<String> reach, Instant at);
  }

  /**
   * Asks as many as there are or time is left for.
   *
   * @return how many were asked, those included for whom the purpose does not stand
   */
  CompletableFuture<Integer> visit(String purpose, Visitor visitor) {
    List<SubjectId> all = contacts.all();
    if (all.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    return work.then(decider.presents(all), presents -> visit(all, presents, purpose, visitor));
  }

  private int visit(List<SubjectId> all, Presents presents, String purpose, Visitor visitor) {
    long end = System.nanoTime() + LONGEST.toNanos();
    Instant at = streamNow.get();
    int asked = 0;
    for (SubjectId subject : all) {
      if (System.nanoTime() > end) {
        break;
      }
      asked++;
      Present present = presents.apply(subject);
      Optional<Purpose> declared = present.register().purpose(purpose);
      if (declared.isPresent()
          && Admission.stands(
              present.register(), declared.get(), present.consents(), present.asOf())) {
        visit(subject, present, declared.get(), at, visitor);
      }
    }
    return asked;
  }

  private void visit(
      SubjectId subject, Present present, Purpose purpose, Instant at, Visitor visitor) {
    Set<String> reach = ContactPast.reach(present.register(), present.consents(), present.asOf());
    Past past =
        ContactPast.of(
            sample.events(subject),
            purpose,
            Endings.of(view.records(subject), present.register()),
            at,
            reach);
    visitor.visit(past, ContactPast.channels(reach), at);
  }
}
