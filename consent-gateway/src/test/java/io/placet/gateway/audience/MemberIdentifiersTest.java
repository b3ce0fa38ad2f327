package io.placet.gateway.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.audience.Source;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberIdentifiersTest {
  private static final SubjectId SUBJECT = new SubjectId("A".repeat(22));
  private static final ContactId CONTACT = ContactId.user("17850");

  /** Of {@code ann@shop.example}. */
  private static final String SHA_256 =
      "6a0bf011a1fc1e9a8add1728704b8ddb5d9d2701ae295a65452d9f1f1cf91be5";

  private final MemberIdentifiers known =
      new MemberIdentifiers(
          new KnownAddresses() {
            @Override
            public Optional<String> email(SubjectId subject) {
              return Optional.of("ann@shop.example");
            }

            @Override
            public Optional<String> phone(SubjectId subject) {
              return Optional.empty();
            }
          });

  @Test
  void aMemberIsToldByTheChosenIdentifiersAlone() {
    assertThat(known.of(audience(Identifier.EMAIL), SUBJECT, CONTACT).orElseThrow())
        .containsOnlyKeys(Identifier.EMAIL)
        .containsValue("ann@shop.example");
    assertThat(known.of(audience(Identifier.CONTACT), SUBJECT, CONTACT).orElseThrow())
        .containsOnlyKeys(Identifier.CONTACT);
  }

  @Test
  void aHashIsThatOfTheNormalisedAddress() {
    assertThat(known.of(audience(Identifier.EMAIL_SHA256), SUBJECT, CONTACT).orElseThrow())
        .containsEntry(Identifier.EMAIL_SHA256, SHA_256);
  }

  @Test
  void whoHasNoneOfTheChosenAddressesIsSkipped() {
    assertThat(known.of(audience(Identifier.PHONE, Identifier.CONTACT), SUBJECT, CONTACT))
        .isEmpty();
    assertThat(known.of(audience(Identifier.PHONE, Identifier.EMAIL), SUBJECT, CONTACT))
        .isPresent();
  }

  private static Audience audience(Identifier... identifiers) {
    return new Audience(
        "winter",
        "Buyers",
        new Source.OfSegment("buyers"),
        ConsentKey.of("newsletter", "email"),
        "mail-house",
        Set.of(identifiers),
        0);
  }
}
