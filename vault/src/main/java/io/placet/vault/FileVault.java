package io.placet.vault;

import io.placet.domain.key.Prf;
import io.placet.domain.key.Pseudonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A vault of sealed keyset files in a folder that only its owner may read: {@code NAME.sealed} for
 * each keyset, {@code master.json}, the key they are sealed under unless another {@link
 * KeyEncryption} seals them, {@code owner}, the data folder it belongs to, {@code generation}, the
 * form it has (see {@link Preparation}), {@code pseudonym-DOMAIN.epochs}, and {@code
 * erasures.list}. Root on the machine can read it all; a backup of the data folder cannot, nor can
 * one of the vault that was taken without the master key.
 */
public final class FileVault implements Vault {
  /** The master key's file where no other is named. */
  static final String MASTER = "master.json";

  private final Prf index;
  private final Prf subject;
  private final Prf opposition;
  private final Sealer links;
  private final Sealer deadLetters;
  private final Map<String, FileEpochs> epochs;
  private final DataKeys dataKeys;
  private final ErasedContacts erasedContacts;

  private FileVault(SealedFolder folder, LongSupplier nanoTime) throws IOException {
    this.index = folder.prf(KeysetName.INDEX);
    this.subject = folder.prf(KeysetName.SUBJECT);
    this.opposition = folder.prf(KeysetName.OPPOSITION);
    this.links = folder.sealer(KeysetName.LINKS);
    this.deadLetters = folder.sealer(KeysetName.DEAD_LETTERS);
    this.epochs =
        Map.of(Preparation.ANALYTICS, FileEpochs.open(folder, Preparation.ANALYTICS, nanoTime));
    this.dataKeys =
        new FileDataKeys(folder, FileSlotKeys.open(folder, nanoTime), SealedFolder.PATIENCE);
    this.erasedContacts = FileErasedContacts.open(folder);
  }

  /**
   * Opens a vault whose master key is its own file {@code master.json}, making its keys on first
   * use.
   *
   * @param dataFolderId id of the data folder whose keys these are; a vault serves only one
   * @throws VaultException if others than the owner can read it, it belongs to another data folder,
   *     or a key is missing: a new one would change every subject id, so only a backup helps
   */
  public static FileVault open(Path directory, String dataFolderId) {
    return open(directory, dataFolderId, FileVault::masterInside, System::nanoTime);
  }

  static KeyEncryption masterInside(OwnerOnlyFolder files) throws IOException {
    OwnerOnlyFile file = files.file(MASTER);
    return Preparation.holdsSealed(files)
        ? FileKeyEncryption.open(file)
        : FileKeyEncryption.openOrMake(file);
  }

  /**
   * As {@link #open(Path, String)}, with the master key in another file, which is made where it is
   * missing and the vault is new: a copy of the vault's folder is then worthless alone.
   *
   * @param masterKey the file, which only its owner may read
   */
  public static FileVault open(Path directory, String dataFolderId, Path masterKey) {
    return open(
        directory,
        dataFolderId,
        files -> {
          OwnerOnlyFile file = OwnerOnlyFile.followingLinks(masterKey);
          return Preparation.holdsSealed(files)
              ? FileKeyEncryption.open(file)
              : FileKeyEncryption.openOrMakeShared(file);
        },
        System::nanoTime);
  }

  /**
   * As {@link #open(Path, String)}, with keysets sealed by something else than a file.
   *
   * @param encryption what seals the vault's keysets, always the same
   */
  public static FileVault open(Path directory, String dataFolderId, KeyEncryption encryption) {
    return open(directory, dataFolderId, files -> encryption, System::nanoTime);
  }

  static FileVault open(
      Path directory, String dataFolderId, Preparation.Master master, LongSupplier nanoTime) {
    if (dataFolderId.isBlank() || !dataFolderId.equals(dataFolderId.strip())) {
      throw new IllegalArgumentException("a data folder's id is text without space around it");
    }
    try {
      OwnerOnlyFolder files = OwnerOnlyFolder.open(directory);
      return SealedFolder.exclusively(
          files, () -> new FileVault(Preparation.prepare(files, dataFolderId, master), nanoTime));
    } catch (UnsupportedOperationException notPosix) {
      throw new VaultException(
          directory + " is on a file system that cannot keep files to their owner", notPosix);
    } catch (IOException failed) {
      throw VaultException.unusable(directory, failed);
    }
  }

  @Override
  public Prf index() {
    return index;
  }

  @Override
  public Prf subject() {
    return subject;
  }

  @Override
  public Pseudonyms pseudonyms(String domain) {
    return of(domain).newest();
  }

  @Override
  public Pseudonyms pseudonyms(String domain, int epoch) {
    return of(domain).of(epoch);
  }

  @Override
  public int epoch(String domain) {
    return of(domain).newestEpoch();
  }

  @Override
  public int beginEpoch(String domain) {
    return of(domain).begin();
  }

  @Override
  public void destroyEpochForever(String domain, int epoch) {
    of(domain).destroyForever(epoch);
  }

  private FileEpochs of(String domain) {
    FileEpochs found = epochs.get(domain);
    if (found == null) {
      throw new IllegalArgumentException(
          "the vault keeps no domain '" + domain + "'; it keeps: " + epochs.keySet());
    }
    return found;
  }

  @Override
  public DataKeys dataKeys() {
    return dataKeys;
  }

  @Override
  public Prf opposition() {
    return opposition;
  }

  @Override
  public Sealer links() {
    return links;
  }

  @Override
  public Sealer deadLetters() {
    return deadLetters;
  }

  @Override
  public ErasedContacts erasedContacts() {
    return erasedContacts;
  }

  @Override
  public String toString() {
    return "FileVault";
  }
}
