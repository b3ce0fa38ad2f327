package io.placet.vault;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the folder of a vault must hold, made on first use, and brought up to date from the form of
 * earlier generations. The file {@code generation} says which one it has:
 *
 * <ul>
 *   <li>none: keysets in the clear, no links yet;
 *   <li>2: keysets in the clear;
 *   <li>3: all keysets sealed; slots, oppositions and dead letters have keys;
 *   <li>4: erasures are noted. Who opens it must note them, so earlier versions do not.
 * </ul>
 *
 * <p>Each step leaves a folder that the next opening continues from, and no key is used before the
 * last one.
 */
final class Preparation {
  static final String ANALYTICS = "analytics";

  private static final List<KeysetName> SINCE_THE_FIRST =
      List.of(
          KeysetName.INDEX,
          KeysetName.SUBJECT,
          KeysetName.pseudonym(ANALYTICS, EpochList.FIRST_EPOCH));
  private static final List<KeysetName> SINCE_THE_THIRD =
      List.of(
          KeysetName.INDEX,
          KeysetName.SUBJECT,
          KeysetName.LINKS,
          KeysetName.OPPOSITION,
          KeysetName.DEAD_LETTERS);

  /** What an id looks like, and a key does not. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  private static final String OWNER = "owner";

  /** Stands for {@link #OWNER} until all keysets are made; no key was used while it stands. */
  private static final String FUTURE_OWNER = "owner.unfinished";

  private static final String GENERATION = "generation";
  private static final String WITH_LINKS = "2";
  private static final String SEALED = "3";
  private static final String WITH_ERASURES = "4";

  private final OwnerOnlyFolder files;
  private final SealedFolder folder;

  private Preparation(OwnerOnlyFolder files, SealedFolder folder) {
    this.files = files;
    this.folder = folder;
  }

  /** Gives what seals keysets, when the folder is known to be the vault that was asked for. */
  interface Master {
    KeyEncryption of(OwnerOnlyFolder files) throws IOException;
  }

  /**
   * Prepares a folder that nobody else prepares at the same time.
   *
   * @throws VaultException if it is another data folder's, or lacks a key
   */
  static SealedFolder prepare(OwnerOnlyFolder files, String dataFolderId, Master master)
      throws IOException {
    boolean used = files.holds(OWNER);
    if (used || files.holds(FUTURE_OWNER)) {
      requireOwner(files, used ? OWNER : FUTURE_OWNER, dataFolderId);
    } else {
      requireNoKeysets(files);
      files.writeText(FUTURE_OWNER, dataFolderId);
    }
    files.sweep();
    SealedFolder folder = new SealedFolder(files, master.of(files), dataFolderId);
    Preparation preparation = new Preparation(files, folder);
    if (used) {
      preparation.continueFrom(generation(files));
    } else {
      preparation.complete();
      files.move(FUTURE_OWNER, OWNER);
    }
    return folder;
  }

  private static void requireOwner(OwnerOnlyFolder files, String file, String dataFolderId)
      throws IOException {
    String owner = files.readText(file);
    if (!owner.equals(dataFolderId)) {
      // A file with anything else in it may have been given a key's content by mistake.
      String whose = ID.matcher(owner).matches() ? "data folder '" + owner + "'" : "no data folder";
      throw new VaultException(
          files
              + " belongs to "
              + whose
              + ", not to '"
              + dataFolderId
              + "'; give each data folder a vault of its own");
    }
  }

  private static void requireNoKeysets(OwnerOnlyFolder files) throws IOException {
    boolean cleartext =
        files.namesEndingWith(KeysetName.CLEARTEXT).stream()
            .anyMatch(name -> !name.equals(FileVault.MASTER));
    if (cleartext || holdsSealed(files)) {
      throw new VaultException(
          files + " holds keys but not whose they are; restore its file '" + OWNER + "'");
    }
  }

  /** Whether anything was sealed: then a master key exists, and must not be made again. */
  static boolean holdsSealed(OwnerOnlyFolder files) throws IOException {
    return Set.of(SEALED, WITH_ERASURES).contains(generation(files))
        || !files.namesEndingWith(KeysetName.SEALED).isEmpty();
  }

  private static String generation(OwnerOnlyFolder files) throws IOException {
    return files.holds(GENERATION) ? files.readText(GENERATION) : "";
  }

  private void continueFrom(String generation) throws IOException {
    switch (generation) {
      case "" -> upgrade(SINCE_THE_FIRST);
      case WITH_LINKS -> {
        require(KeysetName.LINKS);
        upgrade(SINCE_THE_FIRST);
      }
      case SEALED -> {
        requireThird();
        noteErasuresFromNowOn();
      }
      case WITH_ERASURES -> {
        requireThird();
        requireFile(KeysetName.ERASURES.sealedFile());
        requireErasures();
      }
      default ->
          throw new VaultException(
              files + " was made by a later version of Placet, which is the one to open it with");
    }
  }

  private void upgrade(List<KeysetName> required) throws IOException {
    for (KeysetName name : required) {
      require(name);
    }
    complete();
  }

  private void require(KeysetName name) {
    if (!files.holds(name.cleartextFile()) && !folder.holds(name)) {
      throw lacks(name.cleartextFile());
    }
  }

  private void requireThird() {
    for (KeysetName name : SINCE_THE_THIRD) {
      requireFile(name.sealedFile());
    }
    requireFile(KeysetName.SLOTS.sealedFile());
    requireFile(EpochList.fileName(ANALYTICS));
  }

  private void requireErasures() {
    if (!files.holds(FileErasedContacts.FILE)) {
      throw new VaultException(
          files
              + " lacks "
              + FileErasedContacts.FILE
              + "; restore it from a backup: without it a log that is restored would permit again"
              + " what was erased");
    }
  }

  private void requireFile(String name) {
    if (!files.holds(name)) {
      throw lacks(name);
    }
  }

  private VaultException lacks(String name) {
    return new VaultException(
        files
            + " lacks "
            + name
            + "; restore it from a backup: a new key would make every contact a stranger and"
            + " every mailed link void");
  }

  /** Seals what is in the clear, makes what is missing. */
  private void complete() throws IOException {
    for (KeysetName name : SINCE_THE_THIRD) {
      sealOrMake(name);
    }
    EpochList epochs = new EpochList(files, ANALYTICS);
    if (!epochs.exists()) {
      sealOrMake(KeysetName.pseudonym(ANALYTICS, EpochList.FIRST_EPOCH));
      epochs.write(List.of(EpochList.FIRST_EPOCH));
    }
    SlotFile slots = new SlotFile(folder);
    if (!slots.exists()) {
      slots.write(SlotTable.make());
    }
    noteErasuresFromNowOn();
  }

  /** The list comes before the generation that asks for it. */
  private void noteErasuresFromNowOn() throws IOException {
    if (!folder.holds(KeysetName.ERASURES)) {
      folder.make(KeysetName.ERASURES);
    }
    FileErasedContacts.makeMissing(files);
    files.writeText(GENERATION, WITH_ERASURES);
  }

  private void sealOrMake(KeysetName name) throws IOException {
    folder.sealCleartext(name);
    if (!folder.holds(name)) {
      folder.make(name);
    }
  }
}
