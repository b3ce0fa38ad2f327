package io.placet.vault;

import io.placet.domain.key.Prf;
import io.placet.domain.key.Pseudonyms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A vault of keyset files in a folder that only its owner may read: {@code index.json}, {@code
 * subject.json}, {@code pseudonym-<domain>.<epoch>.json}, {@code links.json}, {@code owner}, the
 * data folder it belongs to, and {@code generation}, which says since which keysets it is complete.
 * Root on the machine can read it; a backup of the data folder alone cannot.
 */
public final class FileVault implements Vault {
  private static final String ANALYTICS = "analytics";
  private static final int FIRST_EPOCH = 1;
  private static final KeysetName ANALYTICS_KEYSET = KeysetName.pseudonym(ANALYTICS, FIRST_EPOCH);
  private static final List<KeysetName> FUNCTIONS =
      List.of(KeysetName.INDEX, KeysetName.SUBJECT, ANALYTICS_KEYSET);

  private static final String OWNER = "owner";

  /** Stands for {@link #OWNER} until all keysets are made; no key was used while it stands. */
  private static final String FUTURE_OWNER = "owner.unfinished";

  private static final String GENERATION = "generation";

  /** Vaults of the first generation, which have no such file, were made before there were links. */
  private static final String WITH_LINKS = "2";

  private static final String LOCK = "lock";

  /** A file lock is held by the process, so threads of one process need this one too. */
  private static final Object OPENING = new Object();

  private final Prf index;
  private final Prf subject;
  private final Map<String, Pseudonyms> pseudonyms;
  private final Sealer links;

  private FileVault(OwnerOnlyFolder folder) throws IOException {
    this.index = prf(folder, KeysetName.INDEX);
    this.subject = prf(folder, KeysetName.SUBJECT);
    this.pseudonyms =
        Map.of(ANALYTICS, new Pseudonyms(ANALYTICS, FIRST_EPOCH, prf(folder, ANALYTICS_KEYSET)));
    String file = KeysetName.LINKS.fileName();
    this.links = InsecureCleartextKeysets.sealer(folder.read(file), folder.path(file));
  }

  /**
   * Opens a vault, making its keys on first use.
   *
   * @param dataFolderId id of the data folder whose keys these are; a vault serves only one
   * @throws VaultException if others than the owner can read it, it belongs to another data folder,
   *     or a key is missing: a new one would change every subject id, so only a backup helps
   */
  public static FileVault open(Path directory, String dataFolderId) {
    if (dataFolderId.isBlank() || !dataFolderId.equals(dataFolderId.strip())) {
      throw new IllegalArgumentException("a data folder's id is text without space around it");
    }
    try {
      OwnerOnlyFolder folder = OwnerOnlyFolder.open(directory);
      synchronized (OPENING) {
        try (FileChannel channel = folder.lockFile(LOCK);
            FileLock held = channel.lock()) {
          if (!held.isValid()) {
            throw new VaultException(folder + " cannot be locked");
          }
          prepare(folder, dataFolderId);
          return new FileVault(folder);
        }
      }
    } catch (UnsupportedOperationException notPosix) {
      throw new VaultException(
          directory + " is on a file system that cannot keep files to their owner", notPosix);
    } catch (IOException unreadable) {
      throw new VaultException(
          directory + " cannot be read and written; check its owner and the disk", unreadable);
    }
  }

  private static void prepare(OwnerOnlyFolder folder, String dataFolderId) throws IOException {
    if (folder.holds(OWNER)) {
      requireOwner(folder, OWNER, dataFolderId);
      requireAllKeysets(folder);
      addWhatCameLater(folder);
      return;
    }
    if (folder.holds(FUTURE_OWNER)) {
      requireOwner(folder, FUTURE_OWNER, dataFolderId);
    } else {
      requireNoKeysets(folder);
      folder.write(FUTURE_OWNER, dataFolderId);
    }
    for (KeysetName name : FUNCTIONS) {
      if (!folder.holds(name.fileName())) {
        folder.write(name.fileName(), InsecureCleartextKeysets.newPrfKeyset());
      }
    }
    addWhatCameLater(folder);
    folder.move(FUTURE_OWNER, OWNER);
  }

  /**
   * A vault that is older than links gets their key, once. One that had it and lost it does not:
   * the links in every message that was ever sent would end.
   */
  private static void addWhatCameLater(OwnerOnlyFolder folder) throws IOException {
    if (folder.holds(GENERATION)) {
      return;
    }
    if (!folder.holds(KeysetName.LINKS.fileName())) {
      folder.write(KeysetName.LINKS.fileName(), InsecureCleartextKeysets.newSealingKeyset());
    }
    folder.write(GENERATION, WITH_LINKS);
  }

  private static void requireOwner(OwnerOnlyFolder folder, String file, String dataFolderId)
      throws IOException {
    String owner = folder.read(file);
    if (!owner.equals(dataFolderId)) {
      throw new VaultException(
          folder
              + " belongs to data folder '"
              + owner
              + "', not to '"
              + dataFolderId
              + "'; give each data folder a vault of its own");
    }
  }

  private static void requireAllKeysets(OwnerOnlyFolder folder) {
    List<KeysetName> expected = new ArrayList<>(FUNCTIONS);
    if (folder.holds(GENERATION)) {
      expected.add(KeysetName.LINKS);
    }
    List<String> missing =
        expected.stream().map(KeysetName::fileName).filter(name -> !folder.holds(name)).toList();
    if (!missing.isEmpty()) {
      throw new VaultException(
          folder
              + " lacks "
              + String.join(", ", missing)
              + "; restore it from a backup: a new key would make every contact a stranger and every mailed link void");
    }
  }

  private static void requireNoKeysets(OwnerOnlyFolder folder) throws IOException {
    if (!folder.namesEndingWith(".json").isEmpty()) {
      throw new VaultException(
          folder + " holds keys but not whose they are; restore its file '" + OWNER + "'");
    }
  }

  private static Prf prf(OwnerOnlyFolder folder, KeysetName name) throws IOException {
    return InsecureCleartextKeysets.prf(folder.read(name.fileName()), folder.path(name.fileName()));
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
    Pseudonyms found = pseudonyms.get(domain);
    if (found == null) {
      throw new IllegalArgumentException(
          "the vault keeps no domain '" + domain + "'; it keeps: " + ANALYTICS);
    }
    return found;
  }

  @Override
  public Sealer links() {
    return links;
  }

  @Override
  public Pseudonyms pseudonyms(String domain, int epoch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int epoch(String domain) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int beginEpoch(String domain) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void destroyEpochForever(String domain, int epoch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DataKeys dataKeys() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Prf opposition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Sealer deadLetters() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return "FileVault";
  }
}
