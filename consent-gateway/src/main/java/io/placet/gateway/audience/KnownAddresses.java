package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import java.util.Optional;

/** The addresses that are kept of contacts. Ask only for whom the purpose and channel stand. */
public interface KnownAddresses {
  /** Normalised. */
  Optional<String> email(SubjectId subject);

  /** In E.164. */
  Optional<String> phone(SubjectId subject);
}
