package io.placet.gateway.audience.change;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.HoldOut;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.Judgement;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * How contacts stand to an audience now: what was withdrawn with an acknowledgement before the
 * question never makes a member. Fails with {@code LogUnavailableException} where nothing can be
 * proven.
 */
public final class Standings {
  private final Decider decider;
  private final Function<Audience, Judgement> judgements;
  private final Belonging belonging;

  public Standings(Decider decider, Function<Audience, Judgement> judgements, Belonging belonging) {
    this.decider = decider;
    this.judgements = judgements;
    this.belonging = belonging;
  }

  /** Those of several contacts, in their order, behind one barrier. */
  public CompletableFuture<Map<SubjectId, Standing>> of(
      Audience audience, Collection<SubjectId> subjects) {
    if (subjects.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return decider
        .presents(subjects)
        .thenApply(
            presents -> {
              Map<SubjectId, Standing> standings = new LinkedHashMap<>();
              subjects.forEach(
                  subject ->
                      standings.put(subject, standing(audience, subject, presents.apply(subject))));
              return standings;
            });
  }

  private Standing standing(Audience audience, SubjectId subject, Present present) {
    boolean member =
        judgements.apply(audience).test(present)
            && !HoldOut.holdsOut(audience, subject)
            && belonging.belongs(audience.source(), subject, present);
    return new Standing(
        member, present.consents().erasure().isPresent(), present.revision(), present.asOf());
  }
}
