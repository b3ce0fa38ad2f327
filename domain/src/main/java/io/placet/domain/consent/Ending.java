package io.placet.domain.consent;

/** A record that permits nothing, or no longer: its state and its id. */
public record Ending(ConsentState state, String recordId) {}
