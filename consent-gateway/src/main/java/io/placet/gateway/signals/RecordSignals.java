package io.placet.gateway.signals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.domain.consent.Actor;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Register;
import io.placet.domain.signal.Meaning;
import io.placet.domain.signal.Signal;
import io.placet.gateway.http.ApiException;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * Takes the signals of one contact from a collection point. Who may speak for the person and says
 * when the person chose can lift an earlier refusal; without that a yes is a first consent or
 * nothing.
 */
public final class RecordSignals implements Operation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<Register> register;
  private final SignalRecorder recorder;
  private final Clock clock;

  public RecordSignals(Supplier<Register> register, SignalRecorder recorder, Clock clock) {
    this.register = register;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonNode body = parse(request);
    ContactId contact = ContactIds.parse(body.path("contact").asText());
    Register now = register.get();
    Instant receivedAt = clock.instant();
    String pointId = body.path("collectionPoint").asText();
    CollectionPoint point = Points.require(now, pointId, List.of());
    List<Signal> signals = signals(body, request.header(SecGpc.HEADER), point, receivedAt);
    Points.require(now, pointId, signals);
    Origin origin = origin(request.caller().orElseThrow(), body, point);
    List<Saying> sayings =
        Meaning.of(now, point, signals, receivedAt).stream()
            .map(statement -> new Saying(contact, statement, origin))
            .toList();
    SortedSet<String> undeclared = Meaning.undeclared(point, signals);
    return Future.fromCompletionStage(
        recorder.record(sayings).thenApply(results -> SignalAnswer.of(results, undeclared)));
  }

  private static JsonNode parse(ApiRequest request) {
    try {
      return JSON.readTree(request.body().getBytes());
    } catch (JsonProcessingException noJson) {
      throw ApiException.badRequest("the body is no JSON");
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static List<Signal> signals(
      JsonNode body, Optional<String> header, CollectionPoint point, Instant now) {
    List<Signal> signals = new ArrayList<>();
    try {
      SecGpc.read(Optional.ofNullable(body.path("gpc").textValue())).ifPresent(signals::add);
      if (body.has("tcf")) {
        signals.add(TcfString.read(body.path("tcf").asText(), point.signals().vendor(), now));
      }
      if (body.has("segment")) {
        signals.add(NamedConsents.segment(body.path("segment")));
      }
      if (body.has("rudderstack")) {
        signals.add(NamedConsents.rudderstack(body.path("rudderstack")));
      }
      if (body.has("choices")) {
        signals.add(NamedConsents.choices(body.path("choices")));
      }
    } catch (MalformedSignalException malformed) {
      throw new RefusedException(String.valueOf(malformed.getMessage()));
    }
    boolean named = !signals.isEmpty() || body.has("gpc");
    // browsers send the header by themselves, so a point that may not pass it on need not fail
    SecGpc.read(header)
        .filter(gpc -> !signals.contains(gpc) && point.signals().allow(gpc.kind()))
        .ifPresent(signals::add);
    if (signals.isEmpty() && !named && header.isEmpty()) {
      throw ApiException.badRequest(
          "a signal is needed: choices, gpc, rudderstack, segment or tcf");
    }
    return signals;
  }

  private static Origin origin(Caller caller, JsonNode body, CollectionPoint point) {
    return new Origin(
        point.id(),
        caller.may(Scope.CONSENTS_AS_PERSON) ? Actor.PERSON : Actor.SENDER,
        caller.name(),
        Optional.ofNullable(body.path("eventTime").textValue()).map(RecordSignals::instant),
        Optional.ofNullable(body.path("tcf").textValue())
            .or(() -> Optional.ofNullable(body.path("proof").textValue())));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw ApiException.badRequest("eventTime: an instant such as 2026-11-23T10:00:00Z");
    }
  }
}
