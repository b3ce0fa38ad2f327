package io.placet.domain.consent;

/**
 * The newest objection about a key (GDPR Article 21).
 *
 * @param offset where it is in the log; only a grant whose writer saw it lifts it
 */
public record Objection(String recordId, long offset) {}
