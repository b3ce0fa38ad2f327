package io.placet.gateway.reevaluate;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.FirstGateway;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the contacts that are there judged by what is new, and knows how far that is. What a gateway
 * leaves half done the next one goes on with: the records in the log say for whom it was asked.
 */
public final class Reevaluations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reevaluations.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  /** How long a run may take; what is older was over before, or nobody waits for it. */
  private static final Duration YOUNG = Duration.ofDays(7);

  private static final int REMOVED_AT_ONCE = 1_000;

  private final Tally tally = new Tally();
  private final AskedContacts asked;
  private final DoneContacts done;
  private final FirstGateway first = new FirstGateway();
  private final Map<Run, Long> expected = new ConcurrentHashMap<>();
  private final SingleObject<ReevaluationDone> codec = SingleObject.of(ReevaluationDone.class);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reevaluations"));
  private Optional<Worker> worker = Optional.empty();

  public Reevaluations(ViewStore store) {
    asked = new AskedContacts(store, tally);
    done = new DoneContacts(store, tally);
  }

  /** What works, once it is wired. */
  private record Worker(
      DefinitionBook book,
      AskContacts ask,
      Identities identities,
      Barrier barrier,
      LogWriter log,
      Clock clock,
      String instance) {}

  /** What reads contact-log. */
  public List<EntryProjection> logReaders() {
    return List.of(asked, first);
  }

  /** What reads the topic of what is done. */
  public Projection doneReader() {
    return done;
  }

  /** Whether a contact has something of a definition now, whatever stands. */
  @FunctionalInterface
  public interface Holders {
    boolean has(SubjectId subject, int epoch, Definition definition);
  }

  /**
   * Gives it what it works with.
   *
   * @param applied of contact-log
   * @param perSecond how many contacts are asked for in a second at most
   */
  public void wire(
      DefinitionBook book,
      ContactView view,
      Identities identities,
      Supplier<Register> register,
      Holders holders,
      Barrier barrier,
      LogWriter log,
      Applied applied,
      Clock clock,
      String instance,
      int perSecond,
      PrometheusRegistry registry) {
    ReevaluateMetrics metrics =
        new ReevaluateMetrics(
            registry, () -> tally.inTheLog().stream().mapToLong(tally::outstanding).sum());
    AskContacts ask =
        new AskContacts(
            view,
            identities,
            register,
            holders,
            asked,
            log,
            applied,
            clock,
            perSecond,
            tally::outstanding,
            metrics::asked);
    worker = Optional.of(new Worker(book, ask, identities, barrier, log, clock, instance));
  }

  /** Begins to look for what is new, and goes on with what was left. */
  public void start() {
    Worker wired = worker.orElseThrow();
    var unused =
        thread.scheduleWithFixedDelay(() -> look(wired), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Worker wired) {
    try {
      if (first.is(wired.instance())) {
        dueFirst(wired).ifPresent(definition -> work(wired, definition));
        removeWhatIsOver(wired);
      }
    } catch (RuntimeException failed) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.atWarn().setCause(failed).log("A re-evaluation is not complete; it is tried again");
      }
    }
  }

  /** One whose contacts are not all asked for goes before one that is waited for. */
  private Optional<Definition> dueFirst(Worker wired) {
    Optional<Definition> toComplete = Optional.empty();
    for (Kind kind : Kind.values()) {
      for (Definition definition : wired.book().newest(kind)) {
        Optional<Run> run = due(definition, wired.clock());
        if (run.isEmpty()) {
          continue;
        }
        if (tally.allAsked(run.get()).isEmpty()) {
          return Optional.of(definition);
        }
        if (tally.outstanding(run.get()) == 0) {
          toComplete = Optional.of(definition);
        }
      }
    }
    return toComplete;
  }

  /** The run of a definition that is not over; a paused one moves nobody. */
  private Optional<Run> due(Definition definition, Clock clock) {
    return Run.of(definition)
        .filter(run -> definition.state() != DefinitionState.PAUSED)
        .filter(run -> run.at().plus(YOUNG).isAfter(clock.instant()))
        .filter(run -> tally.completed(run).isEmpty());
  }

  private void work(Worker wired, Definition definition) {
    Run run = Run.of(definition).orElseThrow();
    if (tally.allAsked(run).isEmpty()) {
      // what was acknowledged before is in the view: consents, and what another gateway asked for
      var unused = wired.barrier().await(wired.identities().allPartitions()).join();
      if (wired
          .ask()
          .all(
              definition,
              run,
              contacts -> expected.put(run, contacts),
              () -> isCurrent(wired, definition))) {
        say(wired, run, DoneContacts.ALL_ASKED, tally.askedSoFar(run));
      }
      return;
    }
    var unused = wired.barrier().await(wired.identities().allPartitions()).join();
    if (tally.outstanding(run) == 0 && isCurrent(wired, definition)) {
      say(wired, run, DoneContacts.COMPLETE, tally.allAsked(run).orElse(0L));
      expected.remove(run);
    }
  }

  private boolean isCurrent(Worker wired, Definition definition) {
    return !Thread.currentThread().isInterrupted()
        && first.is(wired.instance())
        && wired
            .book()
            .newest(definition.kind(), definition.id())
            .map(newest -> Run.of(newest).equals(Run.of(definition)))
            .orElse(false);
  }

  /** Known here at once: this gateway does not do it twice while it reads it back. */
  private void say(Worker wired, Run run, int what, long contacts) {
    var unused =
        wired
            .log()
            .append(Topic.REEVALUATIONS, codec.encode(DoneContacts.said(run, what, contacts)))
            .join();
    if (what == DoneContacts.ALL_ASKED) {
      tally.allAsked(run, contacts);
    } else {
      tally.completed(run, contacts);
    }
  }

  /** Records that asked for what is done, or was overtaken, leave the log. */
  private void removeWhatIsOver(Worker wired) {
    for (Run run : tally.inTheLog()) {
      if (isOver(wired, run)) {
        List<CompletableFuture<Long>> removals = new ArrayList<>();
        for (String subject : asked.subjects(run, REMOVED_AT_ONCE)) {
          removals.add(
              wired
                  .log()
                  .remove(
                      Topic.CONTACT_LOG,
                      Keys.partitionOf(subject, wired.identities().partitions()),
                      Keys.reevaluation(subject, run.definition())));
        }
        removals.forEach(CompletableFuture::join);
        return;
      }
    }
  }

  private boolean isOver(Worker wired, Run run) {
    Optional<Run> current =
        newest(wired.book(), run.definition())
            .filter(newest -> newest.state() != DefinitionState.PAUSED)
            .flatMap(Run::of);
    return tally.completed(run).isPresent()
        || current.isEmpty()
        || (!current.get().equals(run) && tally.completed(current.get()).isPresent());
  }

  private static Optional<Definition> newest(DefinitionBook book, String wireName) {
    int end = wireName.indexOf('/');
    String id = wireName.substring(end + 1);
    for (Kind kind : Kind.values()) {
      if (kind.name(id).equals(wireName)) {
        return book.newest(kind, id);
      }
    }
    return Optional.empty();
  }

  /** How far a definition is, as the contract shows it. */
  public JsonObject progress(Definition definition) {
    Optional<Run> open = worker.flatMap(wired -> due(definition, wired.clock()));
    return open.map(run -> Progress.of(tally, run, expected.getOrDefault(run, 0L)))
        .orElseGet(() -> Progress.over(tally, definition));
  }

  /** The keys in contact-log of what is asked of a contact, which its erasure removes. */
  public List<byte[]> keysOf(SubjectId subject) {
    return asked.definitionsOf(subject.text()).stream()
        .map(definition -> Keys.reevaluation(subject.text(), definition))
        .toList();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("A re-evaluation did not end before the gateway closed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
