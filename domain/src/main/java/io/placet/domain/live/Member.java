package io.placet.domain.live;

import java.time.Instant;

/**
 * That a contact is in a segment.
 *
 * @param version of the definition that let it in
 */
public record Member(int version, Instant since) {}
