package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;

/** From here on a contact has the pseudonyms of another epoch. */
public record EpochMoved(SubjectId subject, int epoch) implements ContactRecord {}
