package io.placet.domain.consent;

import io.placet.domain.contact.SubjectId;

/**
 * A contact was erased (GDPR Article 17): nothing about it counts any more but what it refused or
 * objected to, and nothing can be recorded about it again. Who comes back gets another subject id.
 *
 * @param id of the erasure
 */
public record ContactErased(SubjectId subject, String id) implements ContactRecord {}
