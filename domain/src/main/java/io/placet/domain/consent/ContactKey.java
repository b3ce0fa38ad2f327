package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;

/**
 * A data key of a contact was minted, or wrapped anew because its slot's key was replaced.
 *
 * @param epoch of pseudonyms in which its writer found or put the contact
 */
public record ContactKey(SubjectId subject, WrappedKey key, int epoch) implements ContactRecord {}
