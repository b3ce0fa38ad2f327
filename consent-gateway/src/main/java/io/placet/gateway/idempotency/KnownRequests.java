package io.placet.gateway.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.IdempotentRequest;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of the last day. Of several attempts at one request the first in the log counts; its
 * answer replaces it, and once it was given up, or is unanswered for longer than any request takes,
 * the next attempt is the first.
 */
public final class KnownRequests implements Projection {
  /** How long a request is known by its key. */
  public static final Duration KEPT = Topic.REQUESTS_KEPT;

  /** Whoever carried it out was ended meanwhile: everything that a request waits for is over. */
  static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(KnownRequests.class);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final ViewStore store;
  private final SingleObject<IdempotentRequest> codec = SingleObject.of(IdempotentRequest.class);

  /** What the batch that is taken in changes; empty: forgotten. */
  private final Map<String, Optional<IdempotentRequest>> changed = new HashMap<>();

  private Instant newest = Instant.EPOCH;
  private Instant swept = Instant.EPOCH;

  public KnownRequests(ViewStore store) {
    this.store = store;
  }

  /** What counts of a request, unless it is too old. */
  Optional<IdempotentRequest> find(String token, Instant now) {
    return stored(token).filter(known -> !isOld(known, now));
  }

  byte[] encode(IdempotentRequest request) {
    return codec.encode(request);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.REQUESTS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    try {
      apply(codec.decode(Objects.requireNonNull(record.value())));
    } catch (MalformedRecordException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("What is known of a request cannot be read and is left out");
    }
  }

  private void apply(IdempotentRequest request) {
    Optional<IdempotentRequest> known =
        changed.containsKey(request.getToken())
            ? Objects.requireNonNull(changed.get(request.getToken()))
            : stored(request.getToken());
    boolean isFirst = known.isEmpty() || isOld(known.get(), request.getAt());
    boolean isOfTheFirst =
        known.filter(first -> first.getAttempt().equals(request.getAttempt())).isPresent();
    if (request.getIsGivenUp()) {
      if (isOfTheFirst) {
        changed.put(request.getToken(), Optional.empty());
      }
    } else if (isOfTheFirst || (isFirst && request.getSealedAnswer() == null)) {
      changed.put(request.getToken(), Optional.of(request));
    }
    newest = request.getAt().isAfter(newest) ? request.getAt() : newest;
  }

  @Override
  public void complete(ViewStore.Batch batch) {
    changed.forEach(
        (token, request) ->
            request.ifPresentOrElse(
                known -> batch.put(Family.REQUESTS, Keys.request(token), codec.encode(known)),
                () -> batch.delete(Family.REQUESTS, Keys.request(token))));
    if (Duration.between(swept, newest).compareTo(BETWEEN_SWEEPS) > 0) {
      swept = newest;
      store.scan(
          Family.REQUESTS,
          new byte[0],
          (key, value) -> {
            if (isOld(codec.decode(value), newest)
                && !changed.containsKey(new String(key, US_ASCII))) {
              batch.delete(Family.REQUESTS, key);
            }
          });
    }
  }

  @Override
  public void applied() {
    changed.clear();
  }

  @Override
  public void cleared() {
    changed.clear();
  }

  private Optional<IdempotentRequest> stored(String token) {
    return store.get(Family.REQUESTS, Keys.request(token)).map(codec::decode);
  }

  private static boolean isOld(IdempotentRequest known, Instant now) {
    Duration counts = known.getSealedAnswer() == null ? ANSWERED_WITHIN : KEPT;
    return known.getAt().plus(counts).isBefore(now);
  }
}
