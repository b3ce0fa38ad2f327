package io.placet.gateway.seal;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.WrappedKey;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import java.util.Optional;

/** Opens what contacts' data keys seal, as long as the keys are there. */
public final class SealedValues {
  /** Unwraps a contact's key; empty where its slot key was destroyed. */
  @FunctionalInterface
  public interface Unwrapping {
    Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped);
  }

  private final Unwrapping keys;

  public SealedValues(Unwrapping keys) {
    this.keys = keys;
  }

  /**
   * The contact's own id inside one of its records; empty where its key is unknown or destroyed.
   *
   * @param held the contact's keys
   */
  public Optional<ContactId> contact(
      SubjectId subject, ContactKeys held, Sealed sealed, String recordId) {
    return sealed.getKeyId() == null
        ? Optional.of(Contacts.toDomain(sealed))
        : open(subject, held, sealed, Topic.CONTACT_LOG, recordId, SealingKey.CONTACT)
            .map(Contacts::toDomain);
  }

  /** A value; empty where its key is unknown or destroyed, or it is of another place. */
  public Optional<byte[]> open(
      SubjectId subject,
      ContactKeys held,
      Sealed sealed,
      Topic topic,
      String recordId,
      String type) {
    byte[] bytes = new byte[sealed.getPayload().remaining()];
    sealed.getPayload().duplicate().get(bytes);
    if (sealed.getKeyId() == null) {
      return Optional.of(bytes);
    }
    return held.find(sealed.getKeyId())
        .flatMap(wrapped -> keys.unwrap(subject, wrapped))
        .flatMap(key -> key.open(bytes, SealedPlace.of(topic, subject.text(), recordId, type)));
  }
}
