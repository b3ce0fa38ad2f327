package io.placet.schemas.codec;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A contact's own id inside records, as bytes that a data key seals. */
public final class Contacts {
  private Contacts() {}

  /** As it is sealed. */
  public static byte[] toBytes(ContactId contact) {
    return contact.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As records of the first landings hold it: not sealed. */
  public static Sealed toAvro(ContactId contact) {
    return new Sealed(null, ByteBuffer.wrap(toBytes(contact)));
  }

  /**
   * The contact's own id, opened.
   *
   * @throws MalformedRecordException if it is no such id
   */
  public static ContactId toDomain(byte[] opened) {
    return toDomain(ByteBuffer.wrap(opened));
  }

  /**
   * The contact's own id where it is not sealed.
   *
   * @throws MalformedRecordException if it is sealed, or no such id
   */
  public static ContactId toDomain(Sealed open) {
    if (open.getKeyId() != null) {
      throw new MalformedRecordException("the contact is sealed");
    }
    return toDomain(open.getPayload().duplicate());
  }

  /** Whether a link leads to a customer rather than a visitor. */
  public static boolean leadsToCustomer(AliasLinked link) {
    return link.getContact().getKeyId() == null
        ? toDomain(link.getContact()).kind() == ContactId.Kind.USER
        : link.getCustomer();
  }

  private static ContactId toDomain(ByteBuffer bytes) {
    try {
      return ContactId.parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      throw new MalformedRecordException("not a contact's own id", malformed);
    }
  }
}
