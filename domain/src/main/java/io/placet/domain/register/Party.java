package io.placet.domain.register;

/** The controller, or its data-protection officer. */
public record Party(String name, String contact) {}
