package io.placet.vault;

import static io.placet.vault.DataKeysContract.MARIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.key.WrappedKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of slot keys survives, and what it leaves behind. */
class SlotsOnDiskTest {
  private static final int SLOT = DataKeys.slotOf(MARIE);
  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir Path temporary;
  private Path folder;
  private Path slots;

  @BeforeEach
  void nameTheFiles() {
    folder = temporary.resolve("vault");
    slots = folder.resolve("slots.sealed");
  }

  private DataKeys open() {
    return FileVault.open(folder, "data").dataKeys();
  }

  @Test
  void theFileThatAReplacementReplacesIsOverwritten() throws IOException {
    DataKeys keys = open();
    try (RandomAccessFile before = new RandomAccessFile(slots.toFile(), "r");
        SlotReplacement replacement = keys.replaceSlotKey(SLOT)) {
      byte[] content = new byte[(int) before.length()];
      before.readFully(content);
      assertThat(content).hasSizeGreaterThan(100_000).containsOnly(0);
      try (RandomAccessFile withBoth = new RandomAccessFile(slots.toFile(), "r")) {
        replacement.destroyOlderKeysForever();
        byte[] both = new byte[(int) withBoth.length()];
        withBoth.readFully(both);
        assertThat(both).containsOnly(0);
      }
    }
  }

  @Test
  void aReplacementThatWasKilledBeforeItsNewFileStoodChangesNothing() throws IOException {
    WrappedKey wrapped = open().mint(MARIE).wrapped();
    VaultFolders.writeOwnerOnly(folder.resolve("slots.sealed.half-written"), new byte[1000]);
    assertThat(open().isCurrent(MARIE, wrapped)).isTrue();
    assertThat(folder.resolve("slots.sealed.half-written")).doesNotExist();
  }

  @Test
  void whatWasKilledBetweenReplacingAndDestroyingIsDestroyedByTheNext() throws IOException {
    WrappedKey wrapped = open().mint(MARIE).wrapped();
    SlotReplacement cutShort = open().replaceSlotKey(SLOT);
    byte[] onDisk = Files.readAllBytes(slots);
    cutShort.close();
    VaultFolders.writeOwnerOnly(slots, onDisk);

    assertThat(open().unwrap(MARIE, wrapped)).isPresent();
    try (SlotReplacement next = open().replaceSlotKey(SLOT)) {
      assertThat(next.generation()).isEqualTo(3);
      next.destroyOlderKeysForever();
    }
    assertThat(open().unwrap(MARIE, wrapped)).isEmpty();
  }

  @Test
  void aKilledProcessLetsOthersReplaceAndHasLostNothing() throws Exception {
    DataKeys keys = open();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    Process other = ReplaceSlot.inOtherProcess(folder, "data", SLOT);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("holds 2");
      assertThat(keys.isCurrent(MARIE, wrapped)).isFalse();
      assertThat(keys.mint(MARIE).wrapped().slotGeneration()).isEqualTo(2);
      SealedFolder sealed =
          new SealedFolder(OwnerOnlyFolder.open(folder), new InMemoryKeyEncryption(), "data");
      assertThatThrownBy(() -> sealed.lockSlot(SLOT, SHORT))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("locked by another process");
      sealed.lockSlot(SLOT + 1, SHORT).release();
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
    try (SlotReplacement next = keys.replaceSlotKey(SLOT)) {
      assertThat(next.generation()).isEqualTo(3);
      assertThat(keys.unwrap(MARIE, wrapped)).isPresent();
    }
  }

  @Test
  void whatAnotherProcessDestroysStopsOpeningWithinASecond() throws Exception {
    DataKeys keys = open();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    Process other = ReplaceSlot.inOtherProcess(folder, "data", SLOT);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("holds 2");
      assertThat(keys.unwrap(MARIE, wrapped)).isPresent();
      other.outputWriter().write("destroy\n");
      other.outputWriter().flush();
      assertThat(other.inputReader().readLine()).isEqualTo("destroyed");
      long destroyed = System.nanoTime();
      while (keys.unwrap(MARIE, wrapped).isPresent()) {
        // that it is within a second is held where the clock is the test's own
        assertThat(System.nanoTime() - destroyed).isLessThan(TimeUnit.SECONDS.toNanos(30));
        Thread.sleep(10);
      }
      assertThat(open().unwrap(MARIE, wrapped)).isEmpty();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aLostFileStopsAllThatAsksStorage() throws IOException {
    DataKeys keys = open();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    Files.delete(slots);
    assertThatThrownBy(() -> keys.isCurrent(MARIE, wrapped)).isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> keys.mint(MARIE)).isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> keys.replaceSlotKey(SLOT)).isInstanceOf(VaultException.class);
    assertThatThrownBy(this::open).hasMessageContaining("lacks slots.sealed");
  }

  @Test
  void aFailedReplacementHoldsNoLock() throws IOException {
    DataKeys keys = open();
    Path away = Files.move(slots, temporary.resolve("away"));
    assertThatThrownBy(() -> keys.replaceSlotKey(SLOT)).isInstanceOf(VaultException.class);
    Files.move(away, slots);
    keys.replaceSlotKey(SLOT).close();
  }

  @Test
  void aStampThatIsNotTheTablesIsNoticed() throws IOException {
    open();
    try (RandomAccessFile file = new RandomAccessFile(slots.toFile(), "rw")) {
      file.write(new byte[SlotTable.STAMP_BYTES]);
    }
    assertThatThrownBy(this::open).hasMessageContaining("is damaged");
  }

  @Test
  void anInterruptedThreadFinishesWhatItBegins() throws IOException {
    DataKeys keys = open();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    try (RandomAccessFile before = new RandomAccessFile(slots.toFile(), "r")) {
      Thread.currentThread().interrupt();
      try (SlotReplacement held = keys.replaceSlotKey(SLOT)) {
        assertThat(keys.isCurrent(MARIE, wrapped)).isFalse();
        assertThat(keys.unwrap(MARIE, wrapped)).isPresent();
        held.destroyOlderKeysForever();
      }
      assertThat(Thread.interrupted()).isTrue();
      byte[] content = new byte[(int) before.length()];
      before.readFully(content);
      assertThat(content).containsOnly(0);
    }
    assertThat(keys.unwrap(MARIE, wrapped)).isEmpty();
  }
}
