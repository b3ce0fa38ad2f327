package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.ContactKeys;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.seal.SealedValues;
import io.placet.schemas.avro.AddressSource;
import io.placet.schemas.avro.ContactAddress;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of contacts, opened. Of one kind the address that was told last is the current one.
 * An address that several customers have is that of each of them; nothing is concluded from it.
 *
 * <p>Whether a contact may be written to there is not known here.
 */
public final class ContactAddresses {
  private final AddressView view;
  private final ContactView contacts;
  private final SealedValues sealed;

  public ContactAddresses(AddressView view, ContactView contacts, SealedValues sealed) {
    this.view = view;
    this.contacts = contacts;
    this.sealed = sealed;
  }

  /**
   * An address of a contact.
   *
   * @param address empty where its key opens no more
   * @param current whether it is the newest of its kind
   */
  public record Held(
      Alias alias,
      Optional<String> address,
      AddressSource source,
      Instant toldAt,
      boolean current) {
    @Override
    public String toString() {
      return "Held[" + alias.kind() + "]";
    }
  }

  /** The contact's current e-mail address; empty where none is known, or its key opens no more. */
  public Optional<String> email(SubjectId subject) {
    return current(subject, Alias.Kind.EMAIL);
  }

  /** The contact's current phone number; empty where none is known, or its key opens no more. */
  public Optional<String> phone(SubjectId subject) {
    return current(subject, Alias.Kind.PHONE);
  }

  private Optional<String> current(SubjectId subject, Alias.Kind kind) {
    return view.newestFirst(subject, kind).stream()
        .findFirst()
        .flatMap(newest -> open(subject, contacts.standing(subject).keys(), newest));
  }

  /** All addresses of a contact, the newest first. */
  public List<Held> all(SubjectId subject) {
    ContactKeys keys = contacts.standing(subject).keys();
    Set<Alias.Kind> before = EnumSet.noneOf(Alias.Kind.class);
    List<Held> all = new ArrayList<>();
    for (ContactAddress one : view.newestFirst(subject)) {
      Alias.Kind kind = Alias.Kind.valueOf(one.getKind().name());
      all.add(
          new Held(
              new Alias(kind, one.getAlias()),
              open(subject, keys, one),
              one.getSource(),
              one.getToldAt(),
              before.add(kind)));
    }
    return all;
  }

  private Optional<String> open(SubjectId subject, ContactKeys keys, ContactAddress one) {
    return sealed
        .open(subject, keys, one.getAddress(), Topic.CONTACTS, one.getAlias(), one.getKind().name())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
