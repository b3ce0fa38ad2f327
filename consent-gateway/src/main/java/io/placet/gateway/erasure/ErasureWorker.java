package io.placet.gateway.erasure;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ErasureStep;
import io.placet.vault.DataKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what erasures have to do, one after another on a thread of its own. What this gateway
 * ordered it does at once; what another left half done it takes over once that had its time.
 */
public final class ErasureWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureWorker.class);

  /** How long the gateway that ordered an erasure has for it. */
  private static final Duration OTHERS_TIME = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Erasures erasures;
  private final NotedErasures noted;
  private final ErasureSteps steps;
  private final DestroyKeys keys;
  private final Identities identities;
  private final Barrier barrier;
  private final Clock clock;
  private final Consumer<ErasurePoint> reached;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "erasures"));

  /**
   * A worker over a gateway's parts.
   *
   * @param noted what outlives the log, told of each erasure before its first step
   * @param instance of this gateway, for the receipts
   * @param keyGrace how long an old slot key outlives the wrapping of others under the new one
   * @param others the keys of what other features have in contact-log of a contact
   * @param addresses the keys of a contact's addresses in their topic, as it is now; may wait
   * @param reached told, on the worker's thread, of each point that it comes to
   */
  public static ErasureWorker of(
      Erasures erasures,
      NotedErasures noted,
      DataKeys keys,
      ContactKeyring keyring,
      Identities identities,
      Barrier barrier,
      ContactView view,
      AliasView linked,
      LogWriter log,
      Clock clock,
      String instance,
      Duration keyGrace,
      Function<SubjectId, List<byte[]>> others,
      Function<SubjectId, List<byte[]>> addresses,
      Consumer<ErasurePoint> reached) {
    return new ErasureWorker(
        erasures,
        noted,
        new ErasureSteps(
            identities, view, linked, log, clock, instance, others, addresses, reached),
        new DestroyKeys(keys, keyring, identities, barrier, view, keyGrace, reached),
        identities,
        barrier,
        clock,
        reached);
  }

  private ErasureWorker(
      Erasures erasures,
      NotedErasures noted,
      ErasureSteps steps,
      DestroyKeys keys,
      Identities identities,
      Barrier barrier,
      Clock clock,
      Consumer<ErasurePoint> reached) {
    this.erasures = erasures;
    this.noted = noted;
    this.steps = steps;
    this.keys = keys;
    this.identities = identities;
    this.barrier = barrier;
    this.clock = clock;
    this.reached = reached;
  }

  /** Resumes what is half done, and looks again from time to time. */
  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> {
              if (!abandoned().isEmpty()) {
                work(this::abandoned);
              }
            },
            0,
            LOOK.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** There is something to do that this gateway was asked for. */
  public void wake() {
    thread.execute(() -> work(erasures::unfinished));
  }

  private List<Erasure> abandoned() {
    return erasures.unfinished().stream()
        .filter(erasure -> erasure.at().plus(OTHERS_TIME).isBefore(clock.instant()))
        .toList();
  }

  /** Behind a barrier, for what was just acknowledged may not be in the view yet. */
  private void work(Supplier<List<Erasure>> mine) {
    try {
      var unused = barrier.await(identities.allPartitions()).join();
      List<Erasure> due = mine.get();
      if (!due.isEmpty()) {
        finish(due);
      }
    } catch (RuntimeException failed) {
      LOG.atWarn()
          .setCause(failed)
          .log("An erasure is not complete; its steps are tried again, and its receipt says which");
    }
  }

  private void finish(List<Erasure> due) {
    reached.accept(ErasurePoint.BEGUN);
    noted.note(due);
    reached.accept(ErasurePoint.NOTED);
    without(due, ErasureStep.REFUSALS_KEPT).forEach(steps::keepRefusals);
    without(due, ErasureStep.RECORDS_REMOVED).forEach(steps::removeRecords);
    without(due, ErasureStep.ADDRESSES_REMOVED).forEach(steps::removeAddresses);
    List<Erasure> sealed = without(due, ErasureStep.KEY_DESTROYED);
    if (!sealed.isEmpty()) {
      int wrapped = keys.of(sealed);
      sealed.forEach(erasure -> steps.done(erasure, ErasureStep.KEY_DESTROYED, wrapped));
      reached.accept(ErasurePoint.KEY_STEP_SAID);
    }
  }

  private static List<Erasure> without(List<Erasure> due, ErasureStep step) {
    return due.stream().filter(erasure -> !erasure.steps().containsKey(step)).toList();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("An erasure did not come to an end before the gateway closed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
