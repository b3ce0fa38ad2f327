package io.placet.domain.register;

import java.util.Set;

/**
 * Who receives data (GDPR Articles 28, 30 and 44 to 46).
 *
 * @param purposes the purposes it may receive data for; never empty
 * @param processorAgreement reference of the agreement
 * @param country ISO 3166-1 alpha-2
 * @param safeguard the ground of a transfer, {@code none-needed} inside the EU
 */
public record Recipient(
    String id,
    String name,
    Set<String> purposes,
    String processorAgreement,
    String country,
    String safeguard) {
  public Recipient {
    purposes = Set.copyOf(purposes);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("a recipient receives data for at least one purpose");
    }
  }
}
