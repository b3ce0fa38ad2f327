package io.placet.vault;

import com.google.crypto.tink.subtle.Random;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The keys of all slots at one instant. */
final class SlotTable {
  static final int STAMP_BYTES = 16;
  static final int FIRST_GENERATION = 1;

  private final byte[] stamp;
  private final List<List<SlotKey>> slots;

  /**
   * A table.
   *
   * @param stamp random, anew for each table that is written: two with the same are the same
   * @param slots each slot's keys, lower generations first, at least one
   */
  SlotTable(byte[] stamp, List<List<SlotKey>> slots) {
    this.stamp = stamp;
    this.slots = slots;
  }

  /** A new key for every slot. */
  static SlotTable make() {
    List<List<SlotKey>> slots = new ArrayList<>(DataKeys.SLOTS);
    for (int slot = 0; slot < DataKeys.SLOTS; slot++) {
      slots.add(List.of(SlotKey.make(FIRST_GENERATION)));
    }
    return new SlotTable(Random.randBytes(STAMP_BYTES), slots);
  }

  byte[] stamp() {
    return stamp.clone();
  }

  /** The keys of a slot, lower generations first. */
  List<SlotKey> keys(int slot) {
    return slots.get(slot);
  }

  /** The key that a slot's new data keys are wrapped under. */
  SlotKey current(int slot) {
    List<SlotKey> keys = slots.get(slot);
    return keys.get(keys.size() - 1);
  }

  Optional<SlotKey> find(int slot, int generation) {
    // no stream: the gate asks for each data key
    List<SlotKey> keys = slots.get(slot);
    for (int at = keys.size() - 1; at >= 0; at--) {
      if (keys.get(at).generation() == generation) {
        return Optional.of(keys.get(at));
      }
    }
    return Optional.empty();
  }

  /** With one more key for a slot; the other keys are shared with this table. */
  SlotTable withNewKey(int slot) {
    List<SlotKey> keys = new ArrayList<>(slots.get(slot));
    keys.add(SlotKey.make(Math.addExact(current(slot).generation(), 1)));
    return with(slot, keys);
  }

  /** Without a slot's keys below a generation; the other keys are shared with this table. */
  SlotTable from(int slot, int generation) {
    return with(
        slot, slots.get(slot).stream().filter(key -> key.generation() >= generation).toList());
  }

  private SlotTable with(int slot, List<SlotKey> keys) {
    List<List<SlotKey>> changed = new ArrayList<>(slots);
    changed.set(slot, Collections.unmodifiableList(keys));
    return new SlotTable(Random.randBytes(STAMP_BYTES), changed);
  }

  /** Overwrites all its keys in memory. */
  void destroy() {
    slots.forEach(keys -> keys.forEach(SlotKey::destroy));
  }

  @Override
  public String toString() {
    return "SlotTable";
  }
}
