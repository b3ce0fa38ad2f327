package io.placet.gateway.transfer;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.Address;
import io.placet.gateway.record.Draft;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a line of an import means.
 *
 * @param number of the line it begins on
 * @param addresses the contact's
 * @param professional empty where it does not say
 * @param born the birth date it names, whoever that is
 * @param draft the record it asks for
 */
record Line(
    long number,
    ContactId contact,
    SubjectId subject,
    List<Address> addresses,
    Optional<Boolean> professional,
    Optional<LocalDate> born,
    Optional<Draft> draft) {
  Line {
    addresses = List.copyOf(addresses);
  }
}
