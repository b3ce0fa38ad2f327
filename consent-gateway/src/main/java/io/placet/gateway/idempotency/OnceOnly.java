package io.placet.gateway.idempotency;

import io.placet.domain.key.Prf;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.IdempotentRequest;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Sealer;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a request with an idempotency key out once: whoever is first in the log does, on any
 * gateway, and who asks the same again gets the same answer, for a day. What was refused or failed
 * is carried out again. So is what has no answer within a minute, for the gateway that carried it
 * out was ended: then, and after a 503, it may have taken effect before. A withdrawal is never
 * refused for that.
 */
public final class OnceOnly {
  /** Operations that make something anew each time they are asked. */
  public static final Set<String> OPERATIONS =
      Set.of(
          "recordConsent",
          "recordAttempt",
          "eraseContact",
          "beginEpoch",
          "replayDeadLetters",
          "createSegment",
          "createScore",
          "createAudience",
          "createDestination",
          "rotateDestinationSecret",
          "replayDestination",
          "askAudienceExport");

  private static final Logger LOG = LoggerFactory.getLogger(OnceOnly.class);
  private static final String USE = "idempotency:";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KnownRequests known;
  private final LogWriter log;
  private final Applied applied;
  private final int partitions;
  private final Prf prf;
  private final Sealer sealer;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * Over the requests that are known.
   *
   * @param applied when the view of them holds a position
   * @param prf so that neither keys nor what was asked can be guessed from what is kept
   */
  public OnceOnly(
      KnownRequests known,
      LogWriter log,
      Applied applied,
      int partitions,
      Prf prf,
      Sealer sealer,
      Clock clock,
      Supplier<UUID> ids) {
    this.known = known;
    this.log = log;
    this.applied = applied;
    this.partitions = partitions;
    this.prf = prf;
    this.sealer = sealer;
    this.clock = clock;
    this.ids = ids;
  }

  /** The operation, carried out once for each key; as it is where a request has none. */
  public Operation over(String operationId, Operation operation) {
    return request -> {
      Optional<String> header = request.header(IdempotencyKey.HEADER);
      return header.isEmpty()
          ? operation.handle(request)
          : once(
              attempt(operationId, request, IdempotencyKey.parse(header.get())),
              request,
              operation);
    };
  }

  private Future<ApiResponse> once(
      IdempotentRequest attempt, ApiRequest request, Operation operation) {
    return Future.fromCompletionStage(first(attempt))
        .compose(
            first ->
                first.getAttempt().equals(attempt.getAttempt())
                    ? carryOut(attempt, request, operation)
                    : again(attempt, first));
  }

  private IdempotentRequest attempt(String operationId, ApiRequest request, IdempotencyKey key) {
    String caller = request.caller().orElseThrow().name();
    return new IdempotentRequest(
        prf.computeText("request", caller, operationId, key.text()),
        prf.computeText(
            "asked",
            new TreeMap<>(request.path()).toString(),
            new TreeMap<>(request.query()).toString(),
            request.body().toString(StandardCharsets.ISO_8859_1)),
        ids.get().toString(),
        null,
        false,
        now());
  }

  /** The attempt that counts: this one, unless the log has another before it. */
  private CompletableFuture<IdempotentRequest> first(IdempotentRequest attempt) {
    Optional<IdempotentRequest> before = known.find(attempt.getToken(), attempt.getAt());
    if (before.isPresent()) {
      return CompletableFuture.completedFuture(before.get());
    }
    return append(attempt)
        .thenCompose(offset -> applied.whenApplied(partition(attempt), offset + 1))
        .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            none ->
                known
                    .find(attempt.getToken(), attempt.getAt())
                    .orElseThrow(() -> new LogUnavailableException("a request was given up")))
        .whenComplete(
            (first, failure) -> {
              if (failure != null) {
                // it may yet come into the log, and must not stand there for nothing
                var unused = giveUp(attempt);
              }
            })
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    new LogUnavailableException("a request could not be noted in time", failure)));
  }

  private Future<ApiResponse> carryOut(
      IdempotentRequest attempt, ApiRequest request, Operation operation) {
    Future<ApiResponse> carried;
    try {
      carried = operation.handle(request);
    } catch (RuntimeException refused) {
      carried = Future.failedFuture(refused);
    }
    return carried.transform(
        result ->
            Future.fromCompletionStage(
                    result.succeeded() ? keep(attempt, result.result()) : giveUp(attempt))
                .transform(
                    kept ->
                        result.succeeded()
                            ? Future.succeededFuture(result.result())
                            : Future.failedFuture(result.cause())));
  }

  private Future<ApiResponse> again(IdempotentRequest asked, IdempotentRequest first) {
    if (!first.getFingerprint().equals(asked.getFingerprint())) {
      return Future.failedFuture(
          ApiException.unprocessable(
              IdempotencyKey.HEADER
                  + ": this key named another request within the last day; each request needs a key"
                  + " of its own"));
    }
    if (first.getSealedAnswer() == null) {
      return Future.failedFuture(
          ApiException.underWay(
              "a request with this " + IdempotencyKey.HEADER + " is being carried out; ask again"));
    }
    return Future.succeededFuture(KeptAnswer.open(first, sealer, USE));
  }

  private CompletableFuture<Void> keep(IdempotentRequest attempt, ApiResponse answer) {
    return noted(
        IdempotentRequest.newBuilder(attempt)
            .setSealedAnswer(KeptAnswer.seal(attempt, answer, sealer, USE))
            .build());
  }

  private CompletableFuture<Void> giveUp(IdempotentRequest attempt) {
    return noted(IdempotentRequest.newBuilder(attempt).setIsGivenUp(true).build());
  }

  /** Never fails: what the request brought, or why it failed, is the answer all the same. */
  private CompletableFuture<Void> noted(IdempotentRequest outcome) {
    return append(outcome)
        .handle(
            (offset, failure) -> {
              if (failure != null) {
                LOG.atWarn()
                    .setCause(failure)
                    .log("What came of a request with an idempotency key could not be noted");
              }
              return null;
            });
  }

  private CompletableFuture<Long> append(IdempotentRequest request) {
    return log.append(
        Topic.REQUESTS,
        partition(request),
        Keys.request(request.getToken()),
        known.encode(request));
  }

  private int partition(IdempotentRequest request) {
    return Keys.partitionOf(request.getToken(), partitions);
  }

  /** As precise as records keep it. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
