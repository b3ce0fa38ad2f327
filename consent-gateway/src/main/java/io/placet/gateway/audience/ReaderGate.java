package io.placet.gateway.audience;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Admission;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The one way from what the stream derived to a contact that a caller sees: only if the purpose
 * stands for it now. What was withdrawn with an acknowledgement is never followed by a row.
 */
public final class ReaderGate {
  private final Decider decider;
  private final ContactView view;
  private final PseudonymIndex index;
  private final AsideWork work;

  public ReaderGate(Decider decider, ContactView view, PseudonymIndex index, AsideWork work) {
    this.decider = decider;
    this.view = view;
    this.index = index;
    this.work = work;
  }

  /**
   * The contacts of pseudonyms for whom a purpose stands now, in the same order.
   *
   * @return by pseudonym; fails with {@code LogUnavailableException} where nothing can be proven
   */
  public CompletableFuture<Map<String, ContactId>> pass(String purpose, List<String> pseudonyms) {
    return work.ask(() -> subjects(pseudonyms))
        .thenCompose(
            subjects ->
                subjects.isEmpty()
                    ? CompletableFuture.completedFuture(Map.of())
                    : work.then(
                        decider.presents(subjects.values()),
                        presents -> passed(purpose, subjects, presents)));
  }

  /**
   * A contact that passed.
   *
   * @param present that it passed by
   */
  public record Passed(SubjectId subject, ContactId contact, Present present) {}

  /**
   * Those of some contacts for whom a condition holds now, in the same order.
   *
   * @return fails with {@code LogUnavailableException} where nothing can be proven
   */
  public CompletableFuture<List<Passed>> pass(
      Collection<SubjectId> subjects, Predicate<Present> condition) {
    return subjects.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : work.then(decider.presents(subjects), presents -> passed(subjects, presents, condition));
  }

  private List<Passed> passed(
      Collection<SubjectId> subjects, Presents presents, Predicate<Present> condition) {
    List<Passed> passed = new ArrayList<>();
    for (SubjectId subject : subjects) {
      Present present = presents.apply(subject);
      if (condition.test(present)) {
        // whose name does not open, erased since or sealed under another vault, is told to nobody
        view.contactOf(subject)
            .ifPresent(contact -> passed.add(new Passed(subject, contact, present)));
      }
    }
    return passed;
  }

  private Map<String, ContactId> passed(
      String purpose, Map<String, SubjectId> subjects, Presents presents) {
    Map<String, ContactId> passed = new LinkedHashMap<>();
    subjects.forEach(
        (pseudonym, subject) -> {
          if (stands(purpose, presents.apply(subject))) {
            view.contactOf(subject).ifPresent(contact -> passed.put(pseudonym, contact));
          }
        });
    return passed;
  }

  private Map<String, SubjectId> subjects(List<String> pseudonyms) {
    Map<String, SubjectId> subjects = new LinkedHashMap<>();
    for (String pseudonym : pseudonyms) {
      index.subjectOf(pseudonym).ifPresent(subject -> subjects.put(pseudonym, subject));
    }
    return subjects;
  }

  /** Whether a purpose stands for a contact. */
  public static boolean stands(String purpose, Present present) {
    Register register = present.register();
    return Optional.of(purpose)
        .flatMap(register::purpose)
        .map(declared -> Admission.stands(register, declared, present.consents(), present.asOf()))
        .orElse(false);
  }
}
