package io.placet.gateway.audience;

import io.placet.domain.contact.SubjectId;
import java.util.Optional;

/** The addresses that are kept of contacts. Ask only for whom the purpose and channel stand. */
public interface KnownAddresses {
  /** None are kept. */
  KnownAddresses NONE =
      new KnownAddresses() {
        @Override
        public Optional<String> email(SubjectId subject) {
          return Optional.empty();
        }

        @Override
        public Optional<String> phone(SubjectId subject) {
          return Optional.empty();
        }
      };

  /** Normalised. */
  Optional<String> email(SubjectId subject);

  /** In E.164. */
  Optional<String> phone(SubjectId subject);
}
