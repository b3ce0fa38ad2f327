package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.topic.Keys;
import io.placet.vault.Vault;

/** Subject ids and aliases under the vault's keys, and the partitions they are in. */
public final class Identities {
  /** Of a contact that was never erased; erasures raise it. */
  private static final int FIRST_GENERATION = 0;

  private final Vault vault;
  private final int partitions;

  public Identities(Vault vault, int partitions) {
    this.vault = vault;
    this.partitions = partitions;
  }

  public SubjectId subjectOf(ContactId contact) {
    return SubjectId.of(vault.subject(), contact, FIRST_GENERATION);
  }

  /**
   * The alias of an e-mail address.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public Alias email(String address) {
    return Alias.ofEmail(vault.index(), address);
  }

  /**
   * The alias of a phone number.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public Alias phone(String number) {
    return Alias.ofPhone(vault.index(), number);
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
}
