package io.placet.gateway.audience.change;

import io.placet.domain.contact.SubjectId;

/**
 * A record that may have changed a contact's standing in an audience.
 *
 * @param place of the record, {@code topic-partition-offset}: the same however often it is read
 */
public record Occasion(SubjectId subject, String place) {}
