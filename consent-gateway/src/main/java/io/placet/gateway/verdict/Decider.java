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
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.RegisterView;
import io.placet.gateway.log.RegisterView.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one way to a verdict: barrier, then view, then domain. What it answers rests on everything
 * that was acknowledged before the question; when that cannot be proven in time it fails with
 * {@code LogUnavailableException}, and never allows.
 */
public final class Decider {
  private static final int MOST_CHANGES = 10;

  /**
   * What stands for a contact, proven current when the question was asked.
   *
   * @param register that governs by that prefix
   * @param revision the prefix it was read from
   * @param asOf the server's clock
   */
  public record Present(
      Register register, ContactConsents consents, LogPosition revision, Instant asOf) {
    public Verdict verdict(ConsentKey key) {
      return Verdicts.judge(register, consents, key, asOf);
    }
  }

  private final RegisterView registers;
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final Clock clock;

  public Decider(
      RegisterView registers,
      Identities identities,
      Barrier barrier,
      ContactView view,
      Clock clock) {
    this.registers = registers;
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

  /** Meets contacts one after the other. */
  @FunctionalInterface
  public interface Visitor {
    /** Returns whether to go on. */
    boolean visit(SubjectId subject, Present present);
  }

  /**
   * Walks over all contacts in order of their subject ids, behind one barrier over all partitions.
   *
   * @param after the contact that was visited last; empty for the first
   * @param visitors makes the visitor; a fresh one where a register changed on the way, for then
   *     what the first saw is of no one prefix
   * @param executor where to walk
   * @return the visitor that saw it all, with the revision of each partition
   */
  public <V extends Visitor> CompletableFuture<Walked<V>> walk(
      Optional<SubjectId> after, Supplier<V> visitors, Executor executor) {
    Set<Integer> partitions =
        IntStream.range(0, identities.partitions()).boxed().collect(Collectors.toSet());
    return barrier
        .await(partitions)
        .thenApplyAsync(
            reached -> {
              for (int attempt = 0; attempt < MOST_CHANGES; attempt++) {
                List<Version> before = governing();
                V visitor = visitors.get();
                view.walk(
                    after,
                    (subject, consents) -> {
                      int partition = identities.partitionOf(subject);
                      return visitor.visit(
                          subject, present(partition, reached, before.get(partition), consents));
                    });
                if (isUnchanged(before)) {
                  return new Walked<>(visitor, revisions(reached, before), now());
                }
              }
              throw new LogUnavailableException("the register changes too often");
            },
            executor);
  }

  /**
   * A walk that was completed.
   *
   * @param revisions that each partition had reached at least
   */
  public record Walked<V>(V visitor, List<LogPosition> revisions, Instant asOf) {
    public Walked {
      revisions = List.copyOf(revisions);
    }
  }

  private Present read(SubjectId subject, int partition, Map<Integer, Long> reached) {
    Version governing = registers.governing(partition);
    for (int attempt = 0; attempt < MOST_CHANGES; attempt++) {
      ContactConsents consents = view.standing(subject);
      Version still = registers.governing(partition);
      if (still.equals(governing)) {
        return present(partition, reached, governing, consents);
      }
      // what was read may lie on either side of the new register
      governing = still;
    }
    throw new LogUnavailableException("the register changes too often");
  }

  private Present present(
      int partition, Map<Integer, Long> reached, Version governing, ContactConsents consents) {
    Long proven = reached.get(partition);
    if (proven == null) {
      throw new IllegalArgumentException("the barrier did not cover this contact");
    }
    // the view may already be past the proven prefix: name what was really read
    long revision = Math.max(proven, Math.max(consents.newest(), governing.offset()) + 1);
    return new Present(governing.register(), consents, new LogPosition(partition, revision), now());
  }

  /** As precise as records and answers keep it, so that the same instant can be judged again. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private List<Version> governing() {
    return IntStream.range(0, identities.partitions()).mapToObj(registers::governing).toList();
  }

  private boolean isUnchanged(List<Version> before) {
    return governing().equals(before);
  }

  private static List<LogPosition> revisions(Map<Integer, Long> reached, List<Version> governing) {
    return IntStream.range(0, governing.size())
        .mapToObj(
            partition ->
                new LogPosition(
                    partition,
                    Math.max(
                        reached.getOrDefault(partition, 0L),
                        governing.get(partition).offset() + 1)))
        .toList();
  }
}
