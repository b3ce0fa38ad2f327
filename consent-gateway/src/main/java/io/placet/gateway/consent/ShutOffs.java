package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.GatewayMarker;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The receipts of all shut-offs, derived from contact-log alone but for the stream's stop: a
 * refusal opens one, the markers of the gateways say when each has applied it, and it completes
 * when every live gateway and the stream have stopped. Every gateway derives the same.
 */
public final class ShutOffs implements EntryProjection {
  private static final int MAX_WAITERS = 1_000;

  private final StoredShutOffs stored;
  private final Clock clock;
  private final Duration deadline;
  private final Consumer<Duration> whenComplete;
  private final LiveGateways gateways;
  private final OpenShutOffs open = new OpenShutOffs();
  private final ShutOffWaiters waiters = new ShutOffWaiters(MAX_WAITERS);
  private final Set<Integer> touched = new HashSet<>();

  /**
   * Receipts kept in a view.
   *
   * @param subjectOf the subject id of a contact, for receipts of a release that named them
   * @param deadline after which a receipt that is not complete is overdue
   * @param whenComplete told the time from acknowledgement to completion of each receipt
   */
  public ShutOffs(
      ViewStore store,
      Function<ContactId, SubjectId> subjectOf,
      Clock clock,
      Duration deadline,
      Consumer<Duration> whenComplete) {
    this.stored = new StoredShutOffs(store, subjectOf);
    this.clock = clock;
    this.deadline = deadline;
    this.whenComplete = whenComplete;
    this.gateways = new LiveGateways(store);
    stored.open().forEach(open::put);
  }

  /** A receipt by id. */
  synchronized Optional<ShutOffReceipt> find(String id) {
    return stored.find(id);
  }

  /** A receipt by id, as it is now. */
  synchronized Optional<ShutOffStatus> status(String id) {
    return stored.find(id).map(receipt -> status(receipt, clock.instant()));
  }

  /** A receipt by id, as the API shows it. */
  public Optional<JsonObject> json(String id) {
    return status(id).map(ShutOffStatus::toJson);
  }

  private ShutOffStatus status(ShutOffReceipt receipt, Instant now) {
    if (receipt.isComplete()) {
      return new ShutOffStatus(receipt, false, Set.of());
    }
    Set<String> waitedFor = new HashSet<>(gateways.live());
    waitedFor.removeAll(receipt.gateways().keySet());
    return new ShutOffStatus(
        receipt, !receipt.acknowledgedAt().isAfter(now.minus(deadline)), waitedFor);
  }

  /**
   * Some receipts, newest first.
   *
   * @param after where the page before ended
   */
  ShutOffPage page(ShutOffQuery.State state, Optional<ShutOffReceipt> after, int limit) {
    int oneMore = limit + 1;
    List<String> ids =
        switch (state) {
          case ALL -> stored.newest(after, oneMore, id -> true);
          case COMPLETE -> stored.newest(after, oneMore, id -> !isOpen(id));
          case OPEN -> newestOpen(after, Instant.MAX, oneMore);
          case OVERDUE -> newestOpen(after, clock.instant().minus(deadline), oneMore);
        };
    List<String> shown = ids.subList(0, Math.min(limit, ids.size()));
    return new ShutOffPage(
        shown.stream().flatMap(id -> status(id).stream()).toList(),
        ids.size() > limit ? Optional.of(shown.get(limit - 1)) : Optional.empty());
  }

  private synchronized boolean isOpen(String id) {
    return open.get(id) != null;
  }

  private synchronized List<String> newestOpen(
      Optional<ShutOffReceipt> after, Instant until, int limit) {
    return open.newest(after, until, limit);
  }

  /**
   * Waits for a receipt that is known here.
   *
   * @return completes when the receipt is complete or patience ends; empty where too many wait
   */
  synchronized Optional<CompletableFuture<Void>> whenComplete(String id, Duration patience) {
    return isOpen(id)
        ? waiters.add(id, patience)
        : Optional.of(CompletableFuture.completedFuture(null));
  }

  /** The receipts that are overdue and were not returned here before. */
  synchronized List<ShutOffStatus> raiseOverdue() {
    Instant now = clock.instant();
    return open.raise(now.minus(deadline)).stream().map(receipt -> status(receipt, now)).toList();
  }

  /** How many receipts are overdue, of those that were raised. */
  public synchronized int overdueCount() {
    return open.raised();
  }

  /** How long the oldest receipt that is not complete has been open; nothing where none is. */
  public synchronized Duration oldestOpen() {
    Instant now = clock.instant();
    return open.oldest()
        .filter(now::isAfter)
        .map(oldest -> Duration.between(oldest, now))
        .orElse(Duration.ZERO);
  }

  /** How many receipts are not complete. */
  public synchronized int openCount() {
    return open.size();
  }

  /**
   * The stream has proven that nothing decided before is still to come.
   *
   * @return whether the receipt is known here yet
   */
  synchronized boolean streamStopped(String id, Instant at) {
    ShutOffReceipt receipt = open.get(id);
    if (receipt == null) {
      return find(id).isPresent();
    }
    update(receipt.streamStopped(at));
    return true;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.SHUT_OFFS, Family.SHUT_OFF_INDEX, Family.GATEWAYS);
  }

  @Override
  public synchronized void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ConsentRecorded consent) {
      if (ConsentState.valueOf(consent.getState().name()).opensShutOff()) {
        openReceipt(
            entry,
            consent.getRecordId(),
            consent.getSubjectId(),
            consent.getPurpose(),
            Optional.ofNullable(consent.getChannel()),
            consent.getState().name());
      }
    } else if (entry.body() instanceof ErasureRecorded erasure) {
      openReceipt(
          entry,
          erasure.getErasureId(),
          erasure.getSubjectId(),
          ConsentKey.EVERYTHING.purpose(),
          Optional.empty(),
          ShutOffReceipt.ERASED);
    } else if (entry.body() instanceof GatewayMarker marker) {
      heard(entry, marker, batch);
    }
  }

  /**
   * The partitions in which receipts were opened since the last call: a marker there makes this
   * stop known at once.
   */
  public synchronized Set<Integer> drainTouched() {
    Set<Integer> drained = Set.copyOf(touched);
    touched.clear();
    return drained;
  }

  @Override
  public synchronized void cleared() {
    open.clear();
    stored.cleared();
    gateways.cleared();
  }

  private void openReceipt(
      ContactEntry entry,
      String id,
      String subject,
      String purpose,
      Optional<String> channel,
      String state) {
    if (find(id).isPresent()) {
      return;
    }
    update(
        new ShutOffReceipt(
            id,
            new SubjectId(subject),
            purpose,
            channel,
            state,
            entry.partition(),
            entry.offset(),
            entry.appendedAt(),
            Map.of(),
            Optional.empty(),
            Optional.empty()));
    touched.add(entry.partition());
  }

  private void heard(ContactEntry entry, GatewayMarker marker, ViewStore.Batch batch) {
    Instant at = entry.appendedAt();
    String instance = marker.getInstanceId();
    boolean othersLive = gateways.heard(instance, at, marker.getStopping(), batch);
    for (ShutOffReceipt receipt :
        open.newlyApplied(instance, entry.partition(), marker.getApplied())) {
      if (!receipt.gateways().containsKey(instance)) {
        update(receipt.gatewayStopped(instance, at));
      }
    }
    if (othersLive) {
      open.hearOnly(gateways.live());
      open.stoppedInStream().forEach(this::update);
    }
  }

  /** Keeps a receipt, completed if all have stopped. */
  private void update(ShutOffReceipt receipt) {
    Instant now = clock.instant();
    boolean allStopped =
        receipt.streamStoppedAt().isPresent()
            && !receipt.gateways().isEmpty()
            && receipt.gateways().keySet().containsAll(gateways.live());
    ShutOffReceipt next = allStopped ? receipt.completed(now) : receipt;
    if (next.equals(open.get(next.id()))) {
      return;
    }
    stored.put(next);
    if (next.isComplete()) {
      open.remove(next);
      whenComplete.accept(Duration.between(next.acknowledgedAt(), now));
      waiters.release(next.id());
    } else {
      open.put(next);
    }
  }
}
