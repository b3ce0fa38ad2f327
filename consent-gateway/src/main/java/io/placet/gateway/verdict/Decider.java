package io.placet.gateway.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The one way to a verdict: barrier, then view, then domain. What it answers rests on everything
 * that was acknowledged before the question; when that cannot be proven in time it fails with
 * {@code LogUnavailableException}, and never allows.
 */
public final class Decider {
  /**
   * What stands for a contact, proven current when the question was asked.
   *
   * @param revision the prefix it was read from
   * @param asOf the server's clock
   */
  public record Present(
      Register register, ContactConsents consents, LogPosition revision, Instant asOf) {
    public Verdict verdict(ConsentKey key) {
      return Verdicts.judge(register, consents, key, asOf);
    }
  }

  private final Register register;
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final Clock clock;

  public Decider(
      Register register, Identities identities, Barrier barrier, ContactView view, Clock clock) {
    this.register = register;
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
    this.clock = clock;
  }

  /** The present of one contact. */
  public CompletableFuture<Present> present(SubjectId subject) {
    int partition = identities.partitionOf(subject);
    return barrier.await(Set.of(partition)).thenApply(reached -> read(subject, partition, reached));
  }

  /** Presents of contacts that one barrier has proven. */
  @FunctionalInterface
  public interface Presents {
    Present apply(SubjectId subject);
  }

  /** The presents of several contacts behind one barrier over their partitions. */
  public CompletableFuture<Presents> presents(Collection<SubjectId> subjects) {
    Set<Integer> partitions =
        subjects.stream().map(identities::partitionOf).collect(Collectors.toSet());
    return barrier
        .await(partitions)
        .thenApply(reached -> subject -> read(subject, identities.partitionOf(subject), reached));
  }

  private Present read(SubjectId subject, int partition, Map<Integer, Long> reached) {
    Long proven = reached.get(partition);
    if (proven == null) {
      throw new IllegalArgumentException("the barrier did not cover this contact");
    }
    ContactConsents consents = view.standing(subject);
    // the view may already be past the proven prefix: name what was really read
    long revision = Math.max(proven, consents.newest() + 1);
    return new Present(register, consents, new LogPosition(partition, revision), clock.instant());
  }
}
