package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.idempotency.KnownRequests;
import io.placet.gateway.idempotency.OnceOnly;
import io.placet.gateway.log.TopicFollower;
import io.placet.schemas.topic.Topic;
import java.util.Map;

/** Requests that bear an idempotency key. */
final class IdempotencyWiring {
  private final TopicFollower follower;
  private final OnceOnly onceOnly;

  IdempotencyWiring(Foundation foundation) {
    KnownRequests known = new KnownRequests(foundation.store);
    follower = foundation.follow(Topic.REQUESTS, known);
    onceOnly =
        new OnceOnly(
            known,
            foundation.log,
            follower::whenApplied,
            foundation.config.partitions(),
            foundation.vault.index(),
            foundation.vault.links(),
            foundation.clock,
            foundation.ids);
  }

  /** Puts itself in front of the operations that it is for. */
  void before(Map<String, Operation> operations) {
    OnceOnly.OPERATIONS.forEach(id -> operations.computeIfPresent(id, onceOnly::over));
  }

  /** What an answer rests on. */
  TopicFollower follower() {
    return follower;
  }
}
