package io.placet.domain.register;

/** A declared field of an event type. */
public record Field(String name, FieldType type, Treatment treatment) {}
