package io.placet.domain.register;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a contact may be tried.
 *
 * @param attempts at most, 1 to 32
 * @param within so long a time, which slides
 * @param restAfterRefusal for how long not at all after the person declined
 */
public record Pressure(int attempts, Duration within, Optional<Duration> restAfterRefusal) {}
