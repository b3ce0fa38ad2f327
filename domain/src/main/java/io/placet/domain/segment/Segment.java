package io.placet.domain.segment;

/**
 * A segment's definition.
 *
 * @param version counted from 1; a changed definition is a new version
 * @param purpose the purpose whose events it may read, and whose end ends every membership
 */
public record Segment(
    String id, int version, String name, String description, String purpose, Rule rule) {}
