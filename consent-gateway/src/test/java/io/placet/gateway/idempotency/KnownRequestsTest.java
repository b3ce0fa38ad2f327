package io.placet.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.IdempotentRequest;
import io.placet.schemas.topic.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String TOKEN = "token";

  @TempDir Path folder;

  private ViewStore store;
  private KnownRequests known;

  @BeforeEach
  void open() {
    store = new ViewStore(folder);
    known = new KnownRequests(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theFirstInTheLogCounts() {
    read(attempt("one", NOW), attempt("two", NOW));
    read(attempt("three", NOW));

    assertThat(counts(NOW)).contains("one");
  }

  @Test
  void theAnswerOfAnotherAttemptIsNone() {
    read(attempt("one", NOW), answer("two", NOW));

    assertThat(known.find(TOKEN, NOW).orElseThrow().getSealedAnswer()).isNull();

    read(answer("one", NOW));
    read(attempt("three", NOW), answer("three", NOW));

    assertThat(known.find(TOKEN, NOW).orElseThrow().getSealedAnswer()).isEqualTo("of one");
  }

  @Test
  void onlyWhoIsFirstGivesUp() {
    read(attempt("one", NOW), givenUp("two"));
    assertThat(counts(NOW)).contains("one");

    read(givenUp("one"), attempt("three", NOW));
    assertThat(counts(NOW)).contains("three");
  }

  @Test
  void whatHasNoAnswerInTimeIsForTheNext() {
    read(attempt("ended", NOW));
    Instant inTime = NOW.plus(KnownRequests.ANSWERED_WITHIN);
    read(attempt("early", inTime));
    assertThat(counts(inTime)).contains("ended");

    Instant late = inTime.plusMillis(1);
    assertThat(counts(late)).isEmpty();
    read(attempt("late", late));

    assertThat(counts(late)).contains("late");
  }

  @Test
  void whatIsTooOldIsSweptAway() {
    read(attempt("one", NOW), answer("one", NOW));
    Instant next = NOW.plus(KnownRequests.KEPT).plus(Duration.ofHours(2));

    read(request("other", "two", null, false, next));

    assertThat(store.get(Family.REQUESTS, Keys.request(TOKEN))).isEmpty();
    assertThat(store.get(Family.REQUESTS, Keys.request("other"))).isPresent();
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    ViewStore.Batch batch = store.batch();
    try (batch) {
      known.apply(new ConsumerRecord<>("requests", 0, 0, new byte[1], new byte[] {1}), batch);
      known.complete(batch);
      batch.commit();
    }
    known.applied();

    assertThat(store.isEmpty(Family.REQUESTS)).isTrue();
  }

  private Optional<String> counts(Instant now) {
    return known.find(TOKEN, now).map(IdempotentRequest::getAttempt);
  }

  private void read(IdempotentRequest... requests) {
    try (ViewStore.Batch batch = store.batch()) {
      for (IdempotentRequest request : requests) {
        known.apply(
            new ConsumerRecord<>(
                "requests", 0, 0, Keys.request(request.getToken()), known.encode(request)),
            batch);
      }
      known.complete(batch);
      batch.commit();
    }
    known.applied();
  }

  private static IdempotentRequest attempt(String attempt, Instant at) {
    return request(TOKEN, attempt, null, false, at);
  }

  private static IdempotentRequest answer(String attempt, Instant at) {
    return request(TOKEN, attempt, "of " + attempt, false, at);
  }

  private static IdempotentRequest givenUp(String attempt) {
    return request(TOKEN, attempt, null, true, NOW);
  }

  private static IdempotentRequest request(
      String token, String attempt, @Nullable String answer, boolean givenUp, Instant at) {
    return new IdempotentRequest(token, "asked", attempt, answer, givenUp, at);
  }
}
