package io.placet.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The file {@code slots.sealed}: the stamp of a table of slot keys, in the clear, so that a change
 * of it costs a few bytes to notice; then the table, sealed. Replaced in one step, and what it
 * replaces is overwritten.
 */
final class SlotFile {
  private final SealedFolder folder;
  private final OwnerOnlyFile file;

  SlotFile(SealedFolder folder) {
    this.folder = folder;
    this.file = folder.file(KeysetName.SLOTS);
  }

  boolean exists() {
    return file.exists();
  }

  /**
   * Whether the file holds this table now. A file that is just being replaced may have any stamp,
   * also for a reader who has it open: then the answer is no, and a reading while the folder is
   * held says what is true.
   */
  boolean holds(SlotTable table) {
    try {
      return Arrays.equals(file.head(SlotTable.STAMP_BYTES), table.stamp());
    } catch (IOException failed) {
      throw VaultException.unusable(folder, failed);
    }
  }

  /** The table; the folder is held by the caller. */
  SlotTable read() throws IOException {
    // What a process that was killed had moved here is not acted on before it is on disk.
    folder.files().force();
    byte[] content = file.read();
    if (content.length < SlotTable.STAMP_BYTES) {
      throw damaged();
    }
    byte[] cleartext =
        folder.open(
            KeysetName.SLOTS, Arrays.copyOfRange(content, SlotTable.STAMP_BYTES, content.length));
    try {
      SlotTable table = InsecureCleartextSlotKeys.read(cleartext, file);
      if (!Arrays.equals(table.stamp(), Arrays.copyOf(content, SlotTable.STAMP_BYTES))) {
        throw damaged();
      }
      return table;
    } finally {
      Arrays.fill(cleartext, (byte) 0);
    }
  }

  private VaultException damaged() {
    return new VaultException(file + " is damaged; restore it from a backup");
  }

  /** Writes a table; the folder is held by the caller. */
  void write(SlotTable table) throws IOException {
    byte[] cleartext = InsecureCleartextSlotKeys.write(table);
    try {
      byte[] sealed = folder.seal(KeysetName.SLOTS, cleartext);
      file.writeOver(
          ByteBuffer.allocate(SlotTable.STAMP_BYTES + sealed.length)
              .put(table.stamp())
              .put(sealed)
              .array());
    } finally {
      Arrays.fill(cleartext, (byte) 0);
    }
  }
}
