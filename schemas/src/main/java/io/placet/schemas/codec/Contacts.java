package io.placet.schemas.codec;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A contact's own id inside records, as bytes that a data key can seal. */
public final class Contacts {
  private Contacts() {}

  public static Sealed toAvro(ContactId contact) {
    return new Sealed(null, ByteBuffer.wrap(contact.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The contact's own id.
   *
   * @throws MalformedRecordException if it is sealed, or no such id
   */
  public static ContactId toDomain(Sealed sealed) {
    if (sealed.getKeyId() != null) {
      throw new MalformedRecordException(
          "the contact is sealed, and this version holds no data keys");
    }
    try {
      return ContactId.parse(
          StandardCharsets.UTF_8.newDecoder().decode(sealed.getPayload().duplicate()).toString());
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      throw new MalformedRecordException("not a contact's own id", malformed);
    }
  }
}
