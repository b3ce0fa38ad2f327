package io.placet.acceptance.history;

/** A rule that does not hold, and where. */
public record Violation(Rule rule, String what) {}
