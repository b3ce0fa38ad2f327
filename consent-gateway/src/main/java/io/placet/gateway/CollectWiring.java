package io.placet.gateway;

import io.placet.domain.event.Generaliser;
import io.placet.gateway.collect.Collect;
import io.placet.gateway.collect.CollectMetrics;
import io.placet.gateway.collect.ConsentClaims;
import io.placet.gateway.collect.FirstLinks;
import io.placet.gateway.collect.Intake;
import io.placet.gateway.collect.Links;
import io.placet.gateway.collect.Misfits;
import io.placet.gateway.collect.Owners;
import io.placet.gateway.collect.Traits;
import io.placet.gateway.collect.UnderWay;
import io.placet.gateway.collect.WithheldCounts;
import io.placet.gateway.collect.Witness;
import io.placet.gateway.collect.cloudevents.CollectCloudEvents;
import io.placet.gateway.collect.segment.ReadSettings;
import io.placet.gateway.collect.segment.SegmentOperations;
import io.placet.gateway.http.Operation;
import io.placet.schemas.browser.BrowserLibrary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Collecting events: protocols in front, one path behind. */
final class CollectWiring {
  private final Map<String, Operation> operations = new HashMap<>();
  private final Set<String> bodies;

  CollectWiring(
      Foundation foundation,
      ConsentClaims claims,
      Misfits misfits,
      Witness witness,
      Predicate<String> isBrowserKey) {
    CollectMetrics metrics = new CollectMetrics(foundation.registry);
    Collect collect = collect(foundation, claims, misfits, witness, metrics);
    operations.putAll(
        new SegmentOperations(collect, foundation.clock, foundation.ids).operations());
    operations.put("collectCloudEvents", new CollectCloudEvents(collect, foundation.clock));
    bodies = Set.copyOf(operations.keySet());
    operations.put(
        "readProjectSettings", new ReadSettings(isBrowserKey, foundation.config.pages().address()));
  }

  private static Collect collect(
      Foundation foundation,
      ConsentClaims claims,
      Misfits misfits,
      Witness witness,
      CollectMetrics metrics) {
    Traits traits = new Traits(foundation.registers::current, misfits);
    Owners owners =
        new Owners(
            new Links(foundation.identities, foundation.aliases, traits),
            new FirstLinks(foundation.identities, foundation.barrier, foundation.linked),
            traits,
            foundation.anonymous,
            foundation.records);
    Intake intake =
        new Intake(
            foundation.registers::current,
            foundation.identities,
            new Generaliser(new BrowserLibrary()),
            foundation.keyring,
            foundation.log,
            misfits,
            metrics);
    return new Collect(
        foundation.registers::current,
        foundation.identities,
        foundation.decider,
        owners,
        claims,
        intake,
        new WithheldCounts(foundation.log),
        metrics,
        new UnderWay(metrics),
        witness);
  }

  Map<String, Operation> operations() {
    return operations;
  }

  /** Operations that read their bodies themselves, whatever the Content-Type says. */
  Set<String> bodies() {
    return bodies;
  }
}
