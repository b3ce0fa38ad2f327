package io.placet.vault;

/** Vaults for a contract to hold. */
interface VaultUnderTest {
  /** Opens the vault of the test's data folder; each call as a new process would. */
  Vault open();

  /** Opens the vault of another data folder. */
  Vault openAnother();

  /** Lets the clock of all opened vaults advance by a second. */
  void letASecondPass();
}
