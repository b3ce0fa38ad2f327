package io.placet.domain.register;

/**
 * Who receives data (GDPR Articles 28, 30 and 44 to 46).
 *
 * @param processorAgreement reference of the agreement
 * @param country ISO 3166-1 alpha-2
 * @param safeguard the ground of a transfer, {@code none-needed} inside the EU
 */
public record Recipient(
    String id, String name, String processorAgreement, String country, String safeguard) {}
