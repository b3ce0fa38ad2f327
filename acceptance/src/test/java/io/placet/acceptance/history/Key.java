package io.placet.acceptance.history;

/** What is asked about: a purpose of a contact. */
public record Key(String contact, String purpose) {}
