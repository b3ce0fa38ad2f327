package io.placet.gateway.signals;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Register;
import io.placet.domain.signal.Meaning;
import io.placet.domain.signal.Signal;
import io.placet.domain.signal.Statement;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.signals.Saying.Origin;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records {@code Sec-GPC: 1} of a request that records a consent, where the collection point may
 * pass it on, before that request does its own. It wins over a consent in the same request, which
 * is then refused: a general no and a particular yes at once are no unambiguous consent.
 */
public final class GpcBesideConsent implements Operation {
  private final Supplier<Register> register;
  private final SignalRecorder recorder;
  private final Clock clock;
  private final Operation recordConsent;

  public GpcBesideConsent(
      Supplier<Register> register, SignalRecorder recorder, Clock clock, Operation recordConsent) {
    this.register = register;
    this.recorder = recorder;
    this.clock = clock;
    this.recordConsent = recordConsent;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Optional<Signal> gpc = SecGpc.read(request.header(SecGpc.HEADER));
    Optional<CollectionPoint> point =
        gpc.flatMap(
            signal ->
                Optional.ofNullable(request.json().getString("collectionPoint"))
                    .map(register.get().collectionPoints()::get)
                    .filter(known -> known.signals().allow(signal.kind())));
    if (point.isEmpty()) {
      return recordConsent.handle(request);
    }
    List<Statement> statements =
        Meaning.of(register.get(), point.get(), List.of(Signal.GPC), clock.instant());
    ContactId contact = ContactIds.parse(request.pathParameter("id"));
    Origin origin = origin(request.caller().orElseThrow(), point.get());
    return Future.fromCompletionStage(
            recorder.record(
                statements.stream().map(said -> new Saying(contact, said, origin)).toList()))
        .compose(
            recorded -> {
              requireNoConflict(request, statements);
              return recordConsent.handle(request);
            });
  }

  private static void requireNoConflict(ApiRequest request, List<Statement> objected) {
    String purpose = request.json().getString("purpose", "");
    boolean permits = ConsentState.valueOf(request.json().getString("state")).permits();
    if (permits && objected.stream().anyMatch(said -> said.key().purpose().equals(purpose))) {
      throw new RefusedException(
          "state: the request's Sec-GPC: 1 objects to "
              + purpose
              + " at this collection point, so it records no consent to it; allowed: a request of"
              + " a browser in which it is switched off");
    }
  }

  private static Origin origin(Caller caller, CollectionPoint point) {
    return new Origin(
        point.id(),
        caller.may(Scope.CONSENTS_AS_PERSON) ? Actor.PERSON : Actor.SENDER,
        caller.name(),
        Optional.empty(),
        Optional.empty());
  }
}
