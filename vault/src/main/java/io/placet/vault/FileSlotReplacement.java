package io.placet.vault;

/** A replacement that holds the lock of its slot. */
final class FileSlotReplacement implements SlotReplacement {
  private final FileSlotKeys slots;
  private final int slot;
  private final int generation;
  private final ExclusiveLock lock;
  private boolean closed;

  FileSlotReplacement(FileSlotKeys slots, int slot, int generation, ExclusiveLock lock) {
    this.slots = slots;
    this.slot = slot;
    this.generation = generation;
    this.lock = lock;
  }

  @Override
  public int slot() {
    return slot;
  }

  @Override
  public int generation() {
    return generation;
  }

  @Override
  public synchronized void destroyOlderKeysForever() {
    if (closed) {
      throw new IllegalStateException("the replacement of slot " + slot + " is closed");
    }
    slots.change(this::withoutOlderKeys);
  }

  private SlotTable withoutOlderKeys(SlotTable table) {
    if (table.find(slot, generation).isEmpty()) {
      throw new VaultException(
          "slot " + slot + " has lost the key of this replacement; was an older vault restored?");
    }
    return table.from(slot, generation);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      lock.release();
    }
  }

  @Override
  public String toString() {
    return "SlotReplacement[slot=" + slot + ", generation=" + generation + "]";
  }
}
