package io.placet.vault;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The slot keys of a vault as one of its users sees them: in memory, held against the file at each
 * {@link #now}, and at {@link #recent} half a second after the last time.
 */
final class FileSlotKeys {
  private final SealedFolder folder;
  private final SlotFile file;
  private final Freshness freshness;
  private volatile SlotTable table;

  private FileSlotKeys(SealedFolder folder, LongSupplier nanoTime) throws IOException {
    this.folder = folder;
    this.file = new SlotFile(folder);
    this.freshness = new Freshness(nanoTime);
    long now = freshness.now();
    this.table = file.read();
    freshness.lookedAt(now);
  }

  /** Reads the keys; the folder is held by the caller. */
  static FileSlotKeys open(SealedFolder folder, LongSupplier nanoTime) throws IOException {
    return new FileSlotKeys(folder, nanoTime);
  }

  /** What is in memory, also where the file was replaced a moment ago. */
  SlotTable inMemory() {
    return table;
  }

  /** What the file held at most a second ago. */
  SlotTable recent() {
    return freshness.isStale() ? now() : table;
  }

  /** What the file holds. */
  SlotTable now() {
    long now = freshness.now();
    SlotTable seen = table;
    if (!file.holds(seen)) {
      return folder.exclusively(this::load);
    }
    freshness.lookedAt(now);
    return seen;
  }

  private SlotTable load() throws IOException {
    long now = freshness.now();
    if (!file.holds(table)) {
      publish(file.read());
    }
    freshness.lookedAt(now);
    return table;
  }

  /** Changes what the file holds. What the change leaves out is overwritten, there and here. */
  SlotTable change(UnaryOperator<SlotTable> change) {
    return folder.exclusively(
        () -> {
          SlotTable before = file.read();
          try {
            file.write(change.apply(before));
          } finally {
            before.destroy();
          }
          publish(file.read());
          return table;
        });
  }

  /**
   * The folder is held. Readers that meet a key of the replaced table find it destroyed, and look
   * here again.
   */
  private void publish(SlotTable next) {
    SlotTable replaced = table;
    table = next;
    replaced.destroy();
  }
}
