package io.placet.acceptance.retail;

/**
 * A leaf that decided.
 *
 * @param path where it stands in the definition's rule
 * @param value what it found; empty if nothing
 */
public record Why(String path, boolean holds, String value) {}
