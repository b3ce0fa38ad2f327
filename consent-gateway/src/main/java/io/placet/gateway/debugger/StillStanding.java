package io.placet.gateway.debugger;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.EventType;
import io.placet.domain.verdict.Admission;
import io.placet.domain.verdict.Admission.Admitted;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Between the queue and the watcher: values go on only while the event would be taken now. Who
 * withdrew while they lay in the queue is not shown; nor is anybody where that cannot be proven.
 */
public final class StillStanding implements Gate {
  private final Identities identities;
  private final Function<Set<SubjectId>, CompletableFuture<Presents>> present;

  /**
   * Over what stands for contacts.
   *
   * @param present asks for it, behind a barrier
   */
  public StillStanding(
      Identities identities, Function<Set<SubjectId>, CompletableFuture<Presents>> present) {
    this.identities = identities;
    this.present = present;
  }

  @Override
  public CompletableFuture<List<Seen>> letThrough(List<Seen> seen) {
    Set<SubjectId> subjects =
        seen.stream().flatMap(one -> subject(one).stream()).collect(Collectors.toSet());
    if (subjects.isEmpty()) {
      return CompletableFuture.completedFuture(seen);
    }
    return present
        .apply(subjects)
        .thenApply(presents -> seen.stream().map(one -> standing(one, presents)).toList())
        .exceptionally(unproven -> seen.stream().map(Seen::withoutValues).toList());
  }

  private Optional<SubjectId> subject(Seen seen) {
    return seen.values().map(values -> identities.subjectOf(values.contact()));
  }

  private Seen standing(Seen seen, Presents presents) {
    boolean stands =
        subject(seen).map(presents::apply).filter(present -> isTaken(seen, present)).isPresent();
    return stands ? seen : seen.withoutValues();
  }

  private static boolean isTaken(Seen seen, Present present) {
    return seen.declared().stream()
        .flatMap(type -> type(present, type))
        .anyMatch(
            type ->
                Admission.judge(
                        present.register(),
                        type,
                        type.purposes(),
                        present.consents(),
                        present.asOf())
                    instanceof Admitted);
  }

  private static Stream<EventType> type(Present present, String name) {
    return present.register().eventType(name).stream();
  }
}
