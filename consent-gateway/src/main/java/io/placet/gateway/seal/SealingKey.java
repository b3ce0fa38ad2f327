package io.placet.gateway.seal;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The data key that new values of a contact are sealed under.
 *
 * @param kept completes once the log holds it for good; what is sealed under it must not be
 *     acknowledged before
 */
public record SealingKey(
    SubjectId subject, String keyId, DataKey key, CompletableFuture<Void> kept) {
  /** The type of a contact's own id inside records. */
  static final String CONTACT = "ContactId";

  /** The contact's own id inside one of its records. */
  public Sealed contact(ContactId contact, String recordId) {
    return seal(Topic.CONTACT_LOG, recordId, CONTACT, Contacts.toBytes(contact));
  }

  /** Seals a value for its place. */
  public Sealed seal(Topic topic, String recordId, String type, byte[] content) {
    byte[] place = SealedPlace.of(topic, subject.text(), recordId, type);
    return new Sealed(keyId, ByteBuffer.wrap(key.seal(content, place)));
  }
}
