package io.placet.domain.register;

/**
 * A category of people or of personal data (GDPR Article 30(1)(c)).
 *
 * @param id such as {@code customers} or {@code order-lines}
 * @param description in words for a person
 */
public record Category(String id, String description) {}
