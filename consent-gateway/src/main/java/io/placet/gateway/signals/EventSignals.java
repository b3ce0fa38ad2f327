package io.placet.gateway.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.consent.Actor;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Register;
import io.placet.domain.signal.Meaning;
import io.placet.domain.signal.Signal;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.record.AnonymousContacts;
import io.placet.gateway.signals.Saying.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes the signals that events carry in their {@code context}. They are claims of the sender: a
 * yes never lifts a refusal. The event names its collection point as {@code
 * context.collectionPoint}.
 */
public final class EventSignals {
  private static final String REFUSED = "signal_refused";
  private static final String MALFORMED = "signal_malformed";
  private static final String GRANT_REFUSED = "grant_refused";
  private static final String ONLY_VISITORS =
      "a browser's key grants for its own anonymousId alone; what is refused was recorded";
  private static final String ACTOR = "sender";

  private final Supplier<Register> register;
  private final AnonymousContacts anonymous;
  private final SignalRecorder recorder;

  public EventSignals(
      Supplier<Register> register, AnonymousContacts anonymous, SignalRecorder recorder) {
    this.register = register;
    this.anonymous = anonymous;
    this.recorder = recorder;
  }

  /**
   * An event that may say something of consent.
   *
   * @param index its place among those sent together
   * @param secGpc the header of the request it came with
   * @param mustSay whether it is about consent and nothing else
   * @param mayGrant whether its sender may grant for its contact; a refusal anybody may pass on
   */
  public record Claim(
      int index,
      String messageId,
      ContactId contact,
      Instant occurredAt,
      JsonNode context,
      Optional<String> secGpc,
      boolean mustSay,
      boolean mayGrant) {}

  /** Why what a claim says of consent was not taken. */
  public record Untaken(int index, String reason, String detail) {}

  /** Complete once the log has acknowledged all that changes; answers what was not taken. */
  public CompletableFuture<List<Untaken>> record(List<Claim> claims) {
    Register now = register.get();
    List<Saying> sayings = new ArrayList<>();
    List<Untaken> untaken = new ArrayList<>();
    for (Claim claim : claims) {
      try {
        List<Saying> said = read(claim, now);
        List<Saying> taken = claim.mayGrant() ? said : refusals(said);
        sayings.addAll(taken);
        if (taken.size() < said.size()) {
          untaken.add(new Untaken(claim.index(), GRANT_REFUSED, ONLY_VISITORS));
        }
      } catch (RefusedException refused) {
        untaken.add(new Untaken(claim.index(), REFUSED, String.valueOf(refused.getMessage())));
      } catch (MalformedSignalException malformed) {
        untaken.add(new Untaken(claim.index(), MALFORMED, String.valueOf(malformed.getMessage())));
      }
    }
    return withOwners(sayings)
        .thenCompose(recorder::record)
        .handle(
            (results, failure) -> {
              if (failure != null && cause(failure) instanceof RefusedException refused) {
                // no event makes its batch fail
                claims.forEach(
                    claim ->
                        untaken.add(
                            new Untaken(
                                claim.index(), REFUSED, String.valueOf(refused.getMessage()))));
              } else if (failure != null) {
                throw new CompletionException(cause(failure));
              }
              return untaken;
            });
  }

  /**
   * What a visitor's event refuses is refused for the customer too whom the visitor turned out to
   * be, by whom the event is judged: also where the visitor's own refusal stands already, and the
   * customer granted since.
   */
  private CompletableFuture<List<Saying>> withOwners(List<Saying> sayings) {
    List<Saying> ofVisitors =
        refusals(sayings).stream()
            .filter(saying -> saying.contact().kind() == ContactId.Kind.ANONYMOUS)
            .toList();
    return anonymous
        .owners(ofVisitors.stream().map(Saying::contact).collect(Collectors.toSet()))
        .thenApply(
            owners -> {
              List<Saying> all = new ArrayList<>(sayings);
              ofVisitors.forEach(
                  saying ->
                      Optional.ofNullable(owners.get(saying.contact()))
                          .ifPresent(owner -> all.add(saying.about(owner))));
              return all;
            });
  }

  private static List<Saying> refusals(List<Saying> sayings) {
    return sayings.stream().filter(saying -> saying.statement().refuses()).toList();
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static List<Saying> read(Claim claim, Register register) {
    List<Signal> said = said(claim);
    Optional<Signal> gpc = SecGpc.read(claim.secGpc());
    String pointId = claim.context().path("collectionPoint").asText("");
    if (said.isEmpty() && (gpc.isEmpty() || !mayPassOn(register, pointId, gpc.get()))) {
      return List.of();
    }
    if (pointId.isEmpty()) {
      throw new RefusedException(
          "context.collectionPoint: name where consent was asked; allowed: "
              + Points.allowed(register));
    }
    CollectionPoint point = Points.require(register, pointId, said);
    List<Signal> signals = new ArrayList<>(said);
    gpc.filter(signal -> mayPassOn(register, pointId, signal)).ifPresent(signals::add);
    Origin origin =
        new Origin(
            pointId,
            Actor.SENDER,
            ACTOR,
            Optional.of(claim.occurredAt()),
            Optional.of(claim.messageId()));
    return Meaning.of(register, point, signals, claim.occurredAt()).stream()
        .map(statement -> new Saying(claim.contact(), statement, origin))
        .toList();
  }

  /** Browsers send the header by themselves, so where it may not be passed on it says nothing. */
  private static boolean mayPassOn(Register register, String pointId, Signal signal) {
    return Optional.ofNullable(register.collectionPoints().get(pointId))
        .map(point -> point.signals().allow(signal.kind()))
        .orElse(false);
  }

  private static List<Signal> said(Claim claim) {
    List<Signal> said = new ArrayList<>();
    JsonNode consent = claim.context().path("consent");
    if (claim.mustSay() || consent.has("categoryPreferences")) {
      said.add(NamedConsents.segment(consent));
    }
    JsonNode management = claim.context().path("consentManagement");
    if (!management.isMissingNode() && !management.isEmpty()) {
      said.add(NamedConsents.rudderstack(management));
    }
    return said;
  }
}
