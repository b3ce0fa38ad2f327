package io.placet.acceptance.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A question that was answered.
 *
 * @param instance which gateway, from 0
 * @param record the consent an allow rests on, where the caller is told
 * @param prefix what the gateway says it answered from
 * @param asOf the instant it says it judged at
 */
public record Decision(
    Key key,
    int instance,
    Span span,
    boolean allowed,
    Optional<String> record,
    Prefix prefix,
    Instant asOf) {}
