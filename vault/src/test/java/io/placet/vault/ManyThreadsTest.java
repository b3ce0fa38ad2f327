package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyThreadsTest {
  private static final int THREADS = 8;
  private static final int REPLACEMENTS = 25;
  private static final SubjectId SUBJECT = DataKeysContract.MARIE;
  private static final byte[] ZEROS = new byte[SlotKey.BYTES];

  @TempDir Path temporary;

  @Test
  void threadsMintAndUnwrapWhileAnotherReplacesTheSlotsKey() throws Exception {
    Path folder = temporary.resolve("vault");
    DataKeys replacing = FileVault.open(folder, "data").dataKeys();
    DataKeys shared = FileVault.open(folder, "data").dataKeys();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> minting = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        minting.add(threads.submit(() -> mintUntil(done, shared)));
      }
      for (int i = 0; i < REPLACEMENTS; i++) {
        try (SlotReplacement next = replacing.replaceSlotKey(DataKeys.slotOf(SUBJECT))) {
          assertThat(next.generation()).isEqualTo(i + 2);
          next.destroyOlderKeysForever();
        }
      }
      done.set(true);
      for (Future<Integer> each : minting) {
        assertThat(each.get()).isPositive();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private static int mintUntil(AtomicBoolean done, DataKeys keys) throws Exception {
    int opened = 0;
    while (!done.get()) {
      DataKeys.Minted minted = keys.mint(SUBJECT);
      WrappedKey wrapped = minted.wrapped();
      assertThat(isWrappedUnderZeros(wrapped)).isFalse();
      byte[] sealed = minted.key().seal(new byte[] {1}, new byte[0]);
      Optional<DataKey> unwrapped = keys.unwrap(SUBJECT, wrapped);
      if (unwrapped.isPresent()) {
        assertThat(unwrapped.get().open(sealed, new byte[0])).hasValue(new byte[] {1});
        opened++;
      } else {
        assertThat(keys.isCurrent(SUBJECT, wrapped)).isFalse();
      }
    }
    return opened;
  }

  /** As a key would be that took a slot key while it was overwritten in memory. */
  private static boolean isWrappedUnderZeros(WrappedKey wrapped) throws Exception {
    return new KeyWrap(SUBJECT, wrapped.keyId(), DataKeys.slotOf(SUBJECT), wrapped.slotGeneration())
        .unwrap(new AesGcmJce(ZEROS), wrapped.bytes())
        .isPresent();
  }

  @Test
  void replacementsOfDifferentSlotsLoseNoneOfTheirKeys() throws Exception {
    Path folder = temporary.resolve("vault");
    int slots = 6;
    ExecutorService threads = Executors.newFixedThreadPool(slots);
    try {
      List<Future<Integer>> replacing = new ArrayList<>();
      for (int slot = 0; slot < slots; slot++) {
        int mine = slot;
        replacing.add(
            threads.submit(
                () -> {
                  DataKeys keys = FileVault.open(folder, "data").dataKeys();
                  for (int i = 0; i < 2; i++) {
                    keys.replaceSlotKey(mine).close();
                  }
                  return mine;
                }));
      }
      for (Future<Integer> each : replacing) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    DataKeys after = FileVault.open(folder, "data").dataKeys();
    for (int slot = 0; slot < slots; slot++) {
      try (SlotReplacement next = after.replaceSlotKey(slot)) {
        assertThat(next.generation()).isEqualTo(4);
      }
    }
  }
}
