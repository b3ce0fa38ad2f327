package io.placet.gateway.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Times of one request by the server's clock.
 *
 * @param skew what the sender's clock is behind
 */
public record SentTimes(Duration skew, Instant receivedAt) {
  /** Arithmetic on what is beyond overflows. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Of a sender whose clock is right, as far as it says. */
  public static SentTimes uncorrected(Instant receivedAt) {
    return new SentTimes(Duration.ZERO, receivedAt);
  }

  /**
   * Of a sender that says when it sent.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static SentTimes sentAt(JsonNode body, String name, Instant receivedAt) {
    return new SentTimes(
        instant(body, name).map(sent -> Duration.between(sent, receivedAt)).orElse(Duration.ZERO),
        receivedAt);
  }

  /**
   * When it happened, never after it was received; without a time, then.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public Instant occurredAt(JsonNode message, String name) {
    Instant corrected = instant(message, name).map(sent -> sent.plus(skew)).orElse(receivedAt);
    if (corrected.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException(name + ": 1970 or later");
    }
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }

  private static Optional<Instant> instant(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      Instant instant = IsoInstants.parse(value.asText());
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw new IllegalArgumentException(name + ": a year from 0000 to 9999");
      }
      return Optional.of(instant);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(name + ": an instant such as 2026-11-23T10:00:00Z", wrong);
    }
  }
}
