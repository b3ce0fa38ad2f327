package io.placet.vault;

import io.placet.domain.key.Pseudonyms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The pseudonyms of one domain, epoch by epoch. What other processes begin and destroy is noticed
 * when it is asked for half a second after the last look.
 */
final class FileEpochs {
  private record Known(List<Integer> epochs, Map<Integer, Pseudonyms> pseudonyms) {
    int newest() {
      return epochs.get(epochs.size() - 1);
    }
  }

  private final SealedFolder folder;
  private final EpochList list;
  private final Freshness freshness;
  private volatile Known known = new Known(List.of(), Map.of());

  private FileEpochs(SealedFolder folder, String domain, LongSupplier nanoTime) {
    this.folder = folder;
    this.list = new EpochList(folder.files(), domain);
    this.freshness = new Freshness(nanoTime);
  }

  /** Reads all epochs of a domain; the folder is held by the caller. */
  static FileEpochs open(SealedFolder folder, String domain, LongSupplier nanoTime)
      throws IOException {
    FileEpochs epochs = new FileEpochs(folder, domain, nanoTime);
    epochs.load();
    epochs.sweep();
    return epochs;
  }

  Pseudonyms newest() {
    Known seen = recent();
    return pseudonyms(seen, seen.newest());
  }

  Pseudonyms of(int epoch) {
    Known seen = recent();
    return pseudonyms(seen.pseudonyms.containsKey(epoch) ? seen : look(), epoch);
  }

  private Pseudonyms pseudonyms(Known seen, int epoch) {
    Pseudonyms found = seen.pseudonyms.get(epoch);
    if (found == null) {
      throw none(seen.epochs, epoch);
    }
    return found;
  }

  private IllegalArgumentException none(List<Integer> epochs, int epoch) {
    return new IllegalArgumentException(
        "domain '" + list.domain() + "' has no epoch " + epoch + "; it has: " + epochs);
  }

  /** As storage says. */
  int newestEpoch() {
    return look().newest();
  }

  /**
   * Begins the next epoch. A key that is there already is taken: a process was killed before it had
   * written the epoch down, or an older list was restored, and then that key was in use.
   */
  int begin() {
    return folder.exclusively(
        () -> {
          load();
          int next = Math.addExact(known.newest(), 1);
          KeysetName name = KeysetName.pseudonym(list.domain(), next);
          if (!folder.holds(name)) {
            folder.make(name);
          }
          List<Integer> epochs = new ArrayList<>(known.epochs);
          epochs.add(next);
          list.write(epochs);
          load();
          return next;
        });
  }

  /**
   * Destroys an epoch's key. It is over for all when it is struck out; a process that is killed
   * before it has overwritten the key leaves that to the next opening.
   */
  void destroyForever(int epoch) {
    folder.exclusively(
        () -> {
          load();
          if (!known.epochs.contains(epoch)) {
            throw none(known.epochs, epoch);
          }
          if (epoch == known.newest()) {
            throw new IllegalArgumentException(
                "epoch "
                    + epoch
                    + " is the newest of '"
                    + list.domain()
                    + "'; begin another first");
          }
          list.write(known.epochs.stream().filter(other -> other != epoch).toList());
          load();
          sweep();
          return known;
        });
  }

  private Known recent() {
    return freshness.isStale() ? look() : known;
  }

  private Known look() {
    long now = freshness.now();
    try {
      if (!list.read().equals(known.epochs)) {
        return folder.exclusively(this::load);
      }
    } catch (IOException failed) {
      throw VaultException.unusable(folder, failed);
    }
    freshness.lookedAt(now);
    return known;
  }

  /** Reads the list and the keys that it does not know; the folder is held. */
  private Known load() throws IOException {
    long now = freshness.now();
    folder.files().force();
    List<Integer> epochs = list.read();
    Map<Integer, Pseudonyms> pseudonyms = new HashMap<>();
    for (int epoch : epochs) {
      Pseudonyms before = known.pseudonyms.get(epoch);
      pseudonyms.put(epoch, before == null ? read(epoch) : before);
    }
    known = new Known(epochs, Map.copyOf(pseudonyms));
    freshness.lookedAt(now);
    return known;
  }

  private Pseudonyms read(int epoch) throws IOException {
    KeysetName name = KeysetName.pseudonym(list.domain(), epoch);
    if (!folder.holds(name)) {
      throw new VaultException(
          folder + " lacks " + name.sealedFile() + "; restore it from a backup");
    }
    return new Pseudonyms(list.domain(), epoch, folder.prf(name));
  }

  /** Destroys keys that the destruction of an epoch, cut short, has left. */
  private void sweep() throws IOException {
    for (int epoch = EpochList.FIRST_EPOCH; epoch < known.newest(); epoch++) {
      if (!known.pseudonyms.containsKey(epoch)) {
        folder.file(KeysetName.pseudonym(list.domain(), epoch)).destroy();
      }
    }
  }
}
