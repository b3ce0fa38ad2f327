package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentState;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.log.ViewStore.Family;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.topic.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The receipts of all shut-offs, derived from contact-log alone but for the stream's stop: a
 * refusal opens one, the markers of the gateways say when each has applied it, and it completes
 * when every live gateway and the stream have stopped. Every gateway derives the same.
 */
public final class ShutOffs implements EntryProjection {
  private static final int RECENT = 50;

  private final ViewStore store;
  private final Clock clock;
  private final Consumer<Duration> whenComplete;
  private final LiveGateways gateways;
  private final OpenShutOffs open = new OpenShutOffs();
  private final Set<Integer> touched = new HashSet<>();

  /**
   * Receipts kept in a view.
   *
   * @param whenComplete told the time from acknowledgement to completion of each receipt
   */
  public ShutOffs(ViewStore store, Clock clock, Consumer<Duration> whenComplete) {
    this.store = store;
    this.clock = clock;
    this.whenComplete = whenComplete;
    this.gateways = new LiveGateways(store);
    all().filter(receipt -> !receipt.isComplete()).forEach(open::put);
  }

  /** A receipt by id. */
  synchronized Optional<ShutOffReceipt> find(String id) {
    return store
        .get(Family.SHUT_OFFS, Keys.bytes(id))
        .map(bytes -> ShutOffReceipt.decode(id, bytes));
  }

  /** The newest receipts, newest first. */
  synchronized List<ShutOffReceipt> recent() {
    return all()
        .sorted(Comparator.comparing(ShutOffReceipt::acknowledgedAt).reversed())
        .limit(RECENT)
        .toList();
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
    update(receipt.streamStopped(at), clock.instant());
    return true;
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.SHUT_OFFS, Family.GATEWAYS);
  }

  @Override
  public synchronized void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof ConsentRecorded consent) {
      if (ConsentState.valueOf(consent.getState().name()).opensShutOff()) {
        openReceipt(entry, consent);
      }
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
    gateways.cleared();
  }

  private void openReceipt(ContactEntry entry, ConsentRecorded consent) {
    if (find(consent.getRecordId()).isPresent()) {
      return;
    }
    update(
        new ShutOffReceipt(
            consent.getRecordId(),
            Contacts.toDomain(consent.getContact()),
            consent.getPurpose(),
            Optional.ofNullable(consent.getChannel()),
            consent.getState().name(),
            entry.partition(),
            entry.offset(),
            entry.appendedAt(),
            Map.of(),
            Optional.empty(),
            Optional.empty()),
        entry.appendedAt());
    touched.add(entry.partition());
  }

  private void heard(ContactEntry entry, GatewayMarker marker, ViewStore.Batch batch) {
    Instant at = entry.appendedAt();
    String instance = marker.getInstanceId();
    gateways.heard(instance, at, marker.getStopping(), batch);
    for (ShutOffReceipt receipt :
        open.newlyApplied(instance, entry.partition(), marker.getApplied())) {
      if (!receipt.gateways().containsKey(instance)) {
        update(receipt.gatewayStopped(instance, at), at);
      }
    }
    for (ShutOffReceipt receipt : open.stoppedInStream()) {
      update(receipt, at);
    }
  }

  /**
   * Keeps a receipt, completed if all have stopped.
   *
   * @param at when gateways must be live to be waited for: the log's time while the log is read, so
   *     that a gateway is not forgotten because this one was away
   */
  private void update(ShutOffReceipt receipt, Instant at) {
    Instant now = clock.instant();
    boolean allStopped =
        receipt.streamStoppedAt().isPresent()
            && !receipt.gateways().isEmpty()
            && receipt.gateways().keySet().containsAll(gateways.at(at));
    ShutOffReceipt next = allStopped ? receipt.completed(now) : receipt;
    if (next.equals(open.get(next.id()))) {
      return;
    }
    try (ViewStore.Batch batch = store.batch()) {
      batch.put(Family.SHUT_OFFS, Keys.bytes(next.id()), next.encode());
      batch.commit();
    }
    if (next.isComplete()) {
      open.remove(next);
      whenComplete.accept(Duration.between(next.acknowledgedAt(), now));
    } else {
      open.put(next);
    }
  }

  private java.util.stream.Stream<ShutOffReceipt> all() {
    List<ShutOffReceipt> receipts = new ArrayList<>();
    store.scan(
        Family.SHUT_OFFS,
        new byte[0],
        (key, value) ->
            receipts.add(
                ShutOffReceipt.decode(
                    new String(key, java.nio.charset.StandardCharsets.UTF_8), value)));
    return receipts.stream();
  }
}
