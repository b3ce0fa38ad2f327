package io.placet.gateway;

import io.placet.domain.event.Generaliser;
import io.placet.gateway.collect.Collect;
import io.placet.gateway.collect.CollectMetrics;
import io.placet.gateway.collect.ConsentClaims;
import io.placet.gateway.collect.Links;
import io.placet.gateway.collect.Misfits;
import io.placet.gateway.collect.Owners;
import io.placet.gateway.collect.Traits;
import io.placet.gateway.collect.WithheldCounts;
import io.placet.gateway.http.Operation;
import io.placet.schemas.browser.BrowserLibrary;
import java.util.Map;

/** Collecting events. */
final class CollectWiring {
  private final Collect collect;

  CollectWiring(Foundation foundation, ConsentClaims claims, Misfits misfits) {
    Traits traits = new Traits(foundation.registers::current, misfits);
    collect =
        new Collect(
            foundation.registers::current,
            foundation.identities,
            foundation.decider,
            new Generaliser(new BrowserLibrary()),
            foundation.keyring,
            foundation.log,
            new Owners(
                new Links(foundation.identities, foundation.aliases, traits),
                traits,
                foundation.anonymous,
                foundation.records),
            claims,
            new WithheldCounts(foundation.log),
            misfits,
            new CollectMetrics(foundation.registry),
            foundation.clock,
            foundation.ids);
  }

  Map<String, Operation> operations() {
    return Map.of(
        "collectBatch",
        collect::batch,
        "collectTrack",
        collect::track,
        "collectIdentify",
        collect::identify,
        "collectAlias",
        collect::alias);
  }
}
