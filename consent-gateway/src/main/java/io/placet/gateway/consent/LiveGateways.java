package io.placet.gateway.consent;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gateway instances whose newest marker is young enough that they may still be deciding. The
 * view keeps them, so that after a restart none that is live is forgotten.
 */
final class LiveGateways {
  /**
   * An instance that said nothing for so long answers nothing either: its barrier would have
   * failed.
   */
  private static final Duration LIVE = Duration.ofSeconds(30);

  /** What the view keeps is older than the newest marker by less than this. */
  private static final Duration KEPT_EVERY = Duration.ofSeconds(5);

  private final Map<String, Instant> newestMarkers = new HashMap<>();
  private final Map<String, Instant> kept = new HashMap<>();

  /**
   * The log's time: that of the marker heard last. Not this machine's, by which a gateway that was
   * cut off or paused would take all others for dead before it has heard them again.
   */
  private Instant now = Instant.EPOCH;

  private Set<String> live = Set.of();

  LiveGateways(ViewStore store) {
    store.scan(
        Family.GATEWAYS,
        new byte[0],
        (instance, at) ->
            kept.put(
                new String(instance, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(ByteBuffer.wrap(at).getLong())));
    newestMarkers.putAll(kept);
    now = kept.values().stream().max(Instant::compareTo).orElse(now);
    live = liveNow();
  }

  /**
   * Takes in a marker.
   *
   * @return whether others are live now than before
   */
  boolean heard(String instanceId, Instant at, boolean stopping, ViewStore.Batch batch) {
    take(instanceId, at, stopping, batch);
    now = at;
    Set<String> before = live;
    live = liveNow();
    return !live.equals(before);
  }

  private void take(String instanceId, Instant at, boolean stopping, ViewStore.Batch batch) {
    if (stopping) {
      newestMarkers.remove(instanceId);
      kept.remove(instanceId);
      batch.delete(Family.GATEWAYS, Keys.bytes(instanceId));
      return;
    }
    Instant newest = newestMarkers.merge(instanceId, at, (a, b) -> a.isAfter(b) ? a : b);
    if (!newest.isBefore(kept.getOrDefault(instanceId, Instant.EPOCH).plus(KEPT_EVERY))) {
      kept.put(instanceId, newest);
      batch.put(
          Family.GATEWAYS,
          Keys.bytes(instanceId),
          ByteBuffer.allocate(Long.BYTES).putLong(newest.toEpochMilli()).array());
    }
  }

  /** The log is read anew, and tells them again. */
  void cleared() {
    newestMarkers.clear();
    kept.clear();
    live = Set.of();
  }

  /** Those that are live at the log's time. */
  Set<String> live() {
    return live;
  }

  private Set<String> liveNow() {
    return newestMarkers.entrySet().stream()
        .filter(marker -> marker.getValue().plus(LIVE).isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
