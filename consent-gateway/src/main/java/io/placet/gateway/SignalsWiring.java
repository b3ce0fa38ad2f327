package io.placet.gateway;

import io.placet.domain.register.Register;
import io.placet.gateway.collect.ConsentClaims;
import io.placet.gateway.http.Operation;
import io.placet.gateway.signals.ConsentSnippet;
import io.placet.gateway.signals.EventSignals;
import io.placet.gateway.signals.GpcBesideConsent;
import io.placet.gateway.signals.RecordSignals;
import io.placet.gateway.signals.SignalRecorder;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Signals as evidence: of their own requests, of events, and beside consents. */
final class SignalsWiring {
  private final Supplier<Register> register;
  private final Clock clock;
  private final SignalRecorder recorder;
  private final EventSignals ofEvents;

  SignalsWiring(Foundation foundation) {
    register = foundation.registers::current;
    clock = foundation.clock;
    recorder =
        new SignalRecorder(
            foundation.identities, foundation.decider, foundation.contacts, foundation.records);
    ofEvents = new EventSignals(register, foundation.anonymous, recorder);
  }

  Map<String, Operation> operations() {
    return Map.of(
        "recordSignals",
        new RecordSignals(register, recorder, clock),
        "readConsentSnippet",
        new ConsentSnippet());
  }

  /** The operation with the header of its request put on record first. */
  Operation withGpc(Operation recordConsent) {
    return new GpcBesideConsent(register, recorder, clock, recordConsent);
  }

  /** For the collection of events, which knows nothing of signals. */
  ConsentClaims claims() {
    return claims ->
        ofEvents
            .record(claims.stream().map(SignalsWiring::claim).toList())
            .thenApply(untaken -> untaken.stream().map(SignalsWiring::untaken).toList());
  }

  private static EventSignals.Claim claim(ConsentClaims.Claim claim) {
    return new EventSignals.Claim(
        claim.index(),
        claim.messageId(),
        claim.contact(),
        claim.occurredAt(),
        claim.context(),
        claim.secGpc(),
        claim.isPreference(),
        claim.mayGrant());
  }

  private static ConsentClaims.Untaken untaken(EventSignals.Untaken why) {
    return new ConsentClaims.Untaken(why.index(), why.reason(), why.detail());
  }
}
