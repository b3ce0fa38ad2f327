package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.topic.Keys;
import io.placet.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Subject ids and aliases under the vault's keys, and the partitions they are in. */
public final class Identities {
  private final Vault vault;
  private final int partitions;
  private final Supplier<Optional<String>> country;
  private final Predicate<SubjectId> erased;

  /**
   * Identities under a vault.
   *
   * @param country where phone numbers without a country are meant, as the register says it
   * @param erased whether an erasure used a subject id up, as far as the view is applied
   */
  public Identities(
      Vault vault,
      int partitions,
      Supplier<Optional<String>> country,
      Predicate<SubjectId> erased) {
    this.vault = vault;
    this.partitions = partitions;
    this.country = country;
    this.erased = erased;
  }

  /**
   * The subject id that a contact has now. Each erasure uses one up, and the next generation takes
   * its place; while the view does not show an erasure yet, the one that was used up is given, of
   * which every verdict is no.
   */
  public SubjectId subjectOf(ContactId contact) {
    int generation = 0;
    SubjectId subject = SubjectId.of(vault.subject(), contact, generation);
    while (erased.test(subject)) {
      generation++;
      subject = SubjectId.of(vault.subject(), contact, generation);
    }
    return subject;
  }

  /**
   * The id of a contact's event in topics and state: the same for the same message, while what the
   * sender made the message's id of is in none of them.
   */
  public String eventId(SubjectId subject, String messageId) {
    return vault.index().computeText("event", subject.text(), messageId);
  }

  /** Whether a contact had another subject id before, as far as the view is applied. */
  public boolean wasErased(ContactId contact) {
    return erased.test(SubjectId.of(vault.subject(), contact, 0));
  }

  /** Under what a contact's refusals are found once it was erased. */
  public String refusalToken(ContactId contact) {
    return vault.opposition().computeText(contact.kind().name(), contact.value());
  }

  /** Under what the refusals behind an address are found once its contact was erased. */
  public String refusalToken(Alias alias) {
    return vault.opposition().computeText(alias.kind().name(), alias.text());
  }

  /**
   * The alias under which an e-mail address is kept.
   *
   * @throws AddressException with what is allowed
   */
  public Alias email(String address) {
    return emailAddress(address).alias();
  }

  /**
   * An e-mail address with its alias.
   *
   * @throws AddressException with what is allowed
   */
  public Address emailAddress(String address) {
    return address(Alias.Kind.EMAIL, EmailAddress.parse(address).canonical());
  }

  /**
   * The alias under which a phone number is kept.
   *
   * @throws AddressException with what is allowed
   */
  public Alias phone(String number) {
    return phone(number, Optional.empty());
  }

  /**
   * The alias under which a phone number is kept.
   *
   * @param region where it is meant if it names no country; empty: in the register's
   * @throws AddressException with what is allowed
   */
  public Alias phone(String number, Optional<String> region) {
    return address(Alias.Kind.PHONE, parsed(number, region).canonical()).alias();
  }

  /**
   * A phone number with its alias.
   *
   * @throws AddressException with what is allowed
   */
  public Address phoneNumber(String number) {
    return address(Alias.Kind.PHONE, parsed(number, Optional.empty()).canonical());
  }

  /**
   * All aliases under which an e-mail address may have been kept, by this version or one before.
   *
   * @throws AddressException with what is allowed
   */
  public List<Alias> everyEmail(String address) {
    EmailAddress email = EmailAddress.parse(address);
    return every(Alias.Kind.EMAIL, email.canonical(), email.earlier());
  }

  /**
   * All aliases under which a phone number may have been kept, by this version or one before.
   *
   * @param region where it is meant if it names no country; empty: in the register's
   * @throws AddressException with what is allowed
   */
  public List<Alias> everyPhone(String number, Optional<String> region) {
    PhoneNumber phone = parsed(number, region);
    return every(Alias.Kind.PHONE, phone.canonical(), phone.earlier());
  }

  /** The alias that leads from an anonymous id to the customer it was linked to. */
  public Alias anonymous(ContactId anonymous) {
    return Alias.ofAnonymous(vault.index(), anonymous);
  }

  /** All partitions: whoever must know every contact behind an address asks behind them. */
  public Set<Integer> allPartitions() {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
  }

  /** How many partitions each topic has. */
  public int partitions() {
    return partitions;
  }

  public int partitionOf(SubjectId subject) {
    return Keys.partitionOf(subject.text(), partitions);
  }

  public int partitionOf(Alias alias) {
    return Keys.partitionOf(alias.text(), partitions);
  }

  private PhoneNumber parsed(String number, Optional<String> region) {
    return PhoneNumber.parse(number, region.or(country));
  }

  private List<Alias> every(Alias.Kind kind, String canonical, Set<String> earlier) {
    return Stream.concat(Stream.of(canonical), earlier.stream())
        .map(spelling -> alias(kind, spelling))
        .toList();
  }

  private Address address(Alias.Kind kind, String canonical) {
    return new Address(alias(kind, canonical), canonical);
  }

  private Alias alias(Alias.Kind kind, String canonical) {
    return Alias.of(vault.index(), kind, canonical);
  }
}
