package io.placet.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of all slots as bytes in the clear: one byte that names this form, the table's stamp,
 * then for each slot how many keys it has and, for each, its generation and the key. Whoever reads
 * what {@link #write} returns holds them all, so it is sealed and overwritten at once.
 */
final class InsecureCleartextSlotKeys {
  private static final byte FORM = 1;

  private InsecureCleartextSlotKeys() {}

  static byte[] write(SlotTable table) {
    int keys = 0;
    for (int slot = 0; slot < DataKeys.SLOTS; slot++) {
      keys += table.keys(slot).size();
    }
    ByteBuffer cleartext =
        ByteBuffer.allocate(
            1
                + SlotTable.STAMP_BYTES
                + DataKeys.SLOTS * Integer.BYTES
                + keys * (Integer.BYTES + SlotKey.BYTES));
    cleartext.put(FORM).put(table.stamp());
    for (int slot = 0; slot < DataKeys.SLOTS; slot++) {
      cleartext.putInt(table.keys(slot).size());
      for (SlotKey key : table.keys(slot)) {
        cleartext.putInt(key.generation());
        key.write(cleartext);
      }
    }
    return cleartext.array();
  }

  /**
   * The table of the bytes.
   *
   * @param place where they were read, for the message
   */
  static SlotTable read(byte[] cleartext, Object place) {
    try {
      ByteBuffer in = ByteBuffer.wrap(cleartext);
      if (in.get() != FORM) {
        throw broken(place);
      }
      byte[] stamp = new byte[SlotTable.STAMP_BYTES];
      in.get(stamp);
      List<List<SlotKey>> slots = new ArrayList<>(DataKeys.SLOTS);
      for (int slot = 0; slot < DataKeys.SLOTS; slot++) {
        slots.add(readSlot(in, place));
      }
      if (in.hasRemaining()) {
        throw broken(place);
      }
      return new SlotTable(stamp, slots);
    } catch (BufferUnderflowException tooShort) {
      throw broken(place);
    }
  }

  private static List<SlotKey> readSlot(ByteBuffer in, Object place) {
    int count = in.getInt();
    List<SlotKey> keys = new ArrayList<>();
    int last = SlotTable.FIRST_GENERATION - 1;
    for (int at = 0; at < count; at++) {
      SlotKey key = SlotKey.read(in.getInt(), in);
      if (key.generation() <= last) {
        throw broken(place);
      }
      last = key.generation();
      keys.add(key);
    }
    if (keys.isEmpty()) {
      throw broken(place);
    }
    return List.copyOf(keys);
  }

  private static VaultException broken(Object place) {
    return new VaultException(
        place + " does not hold the keys of all slots; restore it from a backup");
  }
}
