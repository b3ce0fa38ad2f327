package io.placet.gateway.audience;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** By what a recipient is told who a member is: the identifiers that were chosen, and no other. */
public final class MemberIdentifiers {
  private final KnownAddresses addresses;

  public MemberIdentifiers(KnownAddresses addresses) {
    this.addresses = addresses;
  }

  /** Those of a member; empty where addresses were chosen and it has none of them. */
  public Optional<Map<Identifier, String>> of(
      Audience audience, SubjectId subject, ContactId contact) {
    Map<Identifier, String> found = new EnumMap<>(Identifier.class);
    for (Identifier identifier : audience.identifiers()) {
      value(identifier, subject, contact).ifPresent(value -> found.put(identifier, value));
    }
    boolean wantsAddress = audience.identifiers().stream().anyMatch(MemberIdentifiers::isAddress);
    boolean hasAddress = found.keySet().stream().anyMatch(MemberIdentifiers::isAddress);
    return wantsAddress && !hasAddress ? Optional.empty() : Optional.of(found);
  }

  private Optional<String> value(Identifier identifier, SubjectId subject, ContactId contact) {
    return switch (identifier) {
      case CONTACT -> Optional.of(contact.toString());
      case EMAIL -> addresses.email(subject);
      case PHONE -> addresses.phone(subject);
      case EMAIL_SHA256 -> addresses.email(subject).map(MemberIdentifiers::sha256);
    };
  }

  private static boolean isAddress(Identifier identifier) {
    return identifier != Identifier.CONTACT;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
