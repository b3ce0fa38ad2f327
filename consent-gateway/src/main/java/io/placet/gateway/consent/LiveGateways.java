package io.placet.gateway.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The gateway instances whose newest marker is young enough that they may still be deciding. */
final class LiveGateways {
  /**
   * An instance that said nothing for so long answers nothing either: its barrier would have
   * failed.
   */
  private static final Duration LIVE = Duration.ofSeconds(30);

  private final Map<String, Instant> newestMarkers = new HashMap<>();

  void heard(String instanceId, Instant at, boolean stopping) {
    if (stopping) {
      newestMarkers.remove(instanceId);
    } else {
      newestMarkers.merge(instanceId, at, (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  Set<String> at(Instant now) {
    return newestMarkers.entrySet().stream()
        .filter(marker -> marker.getValue().plus(LIVE).isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
