package io.placet.gateway;

import io.placet.gateway.collect.Witness;
import io.placet.gateway.debugger.Debugger;
import io.placet.gateway.debugger.DebuggerMetrics;
import io.placet.gateway.debugger.Seen;
import io.placet.gateway.debugger.StillStanding;
import io.placet.gateway.debugger.WatchEvents;
import io.placet.gateway.http.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The live debugger. */
final class DebuggerWiring implements AutoCloseable {
  private final Debugger debugger;

  DebuggerWiring(Foundation foundation) {
    debugger =
        new Debugger(
            new StillStanding(foundation.identities, foundation.decider::presents),
            new DebuggerMetrics(foundation.registry),
            foundation.clock);
  }

  Map<String, Operation> operations() {
    return Map.of("watchEvents", new WatchEvents(debugger));
  }

  /** For the collection of events, which knows nothing of who watches. */
  Witness witness() {
    return new Witness() {
      @Override
      public boolean isWatching() {
        return debugger.isWatched();
      }

      @Override
      public void saw(List<Sighting> sightings) {
        debugger.saw(sightings.stream().map(DebuggerWiring::seen).toList());
      }
    };
  }

  private static Seen seen(Witness.Sighting sighting) {
    return new Seen(
        sighting.at(),
        sighting.protocol().wireName(),
        sighting.sender().name().toLowerCase(Locale.ROOT),
        sighting.declared(),
        sighting.claimed(),
        sighting.messageId(),
        sighting.fate(),
        sighting.reasons().stream().map(why -> new Seen.Why(why.reason(), why.detail())).toList(),
        sighting.values().map(values -> new Seen.Values(values.contact(), values.fields())));
  }

  /** Ends every stream. */
  @Override
  public void close() {
    debugger.close();
  }
}
