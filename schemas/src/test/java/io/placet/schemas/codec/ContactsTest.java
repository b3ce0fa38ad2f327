package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static final ContactId CONTACT = ContactId.user("é:17850");

  @Test
  void aContactReadsAsItWasWrittenAsOftenAsWanted() {
    Sealed sealed = Contacts.toAvro(CONTACT);
    assertThat(Contacts.toDomain(sealed)).isEqualTo(CONTACT);
    assertThat(Contacts.toDomain(sealed)).isEqualTo(CONTACT);
  }

  @Test
  void aSealedContactIsRefused() {
    Sealed sealed = new Sealed("key-1", Contacts.toAvro(CONTACT).getPayload());
    assertThatThrownBy(() -> Contacts.toDomain(sealed))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the contact is sealed");
  }

  @Test
  void whatIsNoContactIsAMalformedRecord() {
    assertRefused("nobody".getBytes(StandardCharsets.UTF_8));
    assertRefused("user:".getBytes(StandardCharsets.UTF_8));
    assertRefused(new byte[] {'u', 's', 'e', 'r', ':', (byte) 0xff});
  }

  private static void assertRefused(byte[] bytes) {
    Sealed sealed = new Sealed(null, ByteBuffer.wrap(bytes));
    assertThatThrownBy(() -> Contacts.toDomain(sealed))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("not a contact's own id");
  }
}
