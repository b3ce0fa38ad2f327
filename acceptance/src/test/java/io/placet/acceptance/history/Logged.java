package io.placet.acceptance.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A consent record as it is in the log.
 *
 * @param subject the contact under the name that the log knows it by
 * @param byPerson whether the person recorded it, who alone lifts a refusal
 * @param follows offset of the newest record of the same key that its writer saw, -1 for none
 */
public record Logged(
    int partition,
    long offset,
    String id,
    String subject,
    String purpose,
    Change change,
    boolean byPerson,
    long follows,
    Optional<Instant> validUntil) {}
