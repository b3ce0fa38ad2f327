package io.placet.vault;

class InMemoryKeyEncryptionTest extends KeyEncryptionContract {
  private final KeyEncryption encryption = new InMemoryKeyEncryption();

  @Override
  KeyEncryption open() {
    return encryption;
  }

  @Override
  KeyEncryption openAnother() {
    return new InMemoryKeyEncryption();
  }
}
