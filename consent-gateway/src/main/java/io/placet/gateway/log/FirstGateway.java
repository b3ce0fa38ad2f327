package io.placet.gateway.log;

import io.placet.schemas.avro.GatewayMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which of the gateways that live does what one is enough for: the one whose name comes first, of
 * those heard of late by the log's time. For a moment two may think so of themselves, or none; what
 * they do must bear that.
 */
public final class FirstGateway implements EntryProjection {
  /** Markers are 5 s apart at most. */
  private static final Duration LIVE = Duration.ofSeconds(15);

  private final Map<String, Instant> heard = new HashMap<>();
  private Instant now = Instant.EPOCH;

  /** Whether it is this one, as far as the log was read. */
  public synchronized boolean is(String instance) {
    return heard.entrySet().stream()
        .filter(other -> other.getValue().plus(LIVE).isAfter(now))
        .allMatch(other -> other.getKey().compareTo(instance) >= 0);
  }

  @Override
  public Set<Family> families() {
    return Set.of();
  }

  @Override
  public synchronized void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof GatewayMarker marker) {
      now = entry.appendedAt();
      if (marker.getStopping()) {
        heard.remove(marker.getInstanceId());
      } else {
        heard.put(marker.getInstanceId(), now);
      }
    }
  }

  @Override
  public synchronized void cleared() {
    heard.clear();
  }
}
