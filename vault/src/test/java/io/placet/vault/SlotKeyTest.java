package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SlotKeyTest {
  private final SlotKey key = SlotKey.make(1);

  @Test
  void aDestroyedKeyIsNeverACipherOfZeros() {
    assertThat(key.cipher()).isPresent();
    key.destroy();
    assertThat(key.cipher()).isEmpty();
  }

  @Test
  void aDestroyedKeyIsNeverWrittenAsZeros() {
    key.destroy();
    ByteBuffer cleartext = ByteBuffer.allocate(SlotKey.BYTES);
    assertThatThrownBy(() -> key.write(cleartext)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReplacedTablesKeysAreDestroyed() {
    SlotTable table = SlotTable.make();
    SlotKey ofSlot = table.current(7);
    table.destroy();
    assertThat(ofSlot.cipher()).isEmpty();
  }
}
