package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusiveLockTest {
  private static final Duration SHORT = Duration.ofMillis(30);

  @TempDir Path temporary;
  private Path file;

  @BeforeEach
  void nameTheFile() throws Exception {
    file = temporary.toRealPath().resolve("lock");
  }

  @Test
  void aNumberIsHeldOnceAndOthersBesideIt() throws Exception {
    ExclusiveLock held = ExclusiveLock.hold(file, 1, SHORT);
    ExclusiveLock.hold(file, 2, SHORT).release();
    assertThatThrownBy(() -> ExclusiveLock.hold(file, 1, SHORT))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("is locked by another");
    held.release();
    held.release();
    ExclusiveLock.hold(file, 1, SHORT).release();
  }

  @Test
  void aThreadMayReleaseWhatAnotherTook() throws Exception {
    ExclusiveLock held = ExclusiveLock.hold(file, 1, SHORT);
    CompletableFuture.runAsync(held::release).get(5, TimeUnit.SECONDS);
    ExclusiveLock.hold(file, 1, SHORT).release();
  }

  @Test
  void whatAnotherChannelOfThisProcessHoldsIsWaitedFor() throws Exception {
    Files.createFile(file);
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var theirs = other.lock(1, 1, false);
      assertThatThrownBy(() -> ExclusiveLock.hold(file, 1, SHORT))
          .isInstanceOf(VaultException.class);
      theirs.release();
      ExclusiveLock.hold(file, 1, SHORT).release();
    }
  }

  @Test
  void anInterruptedWaitEndsAndHoldsNothing() throws Exception {
    ExclusiveLock held = ExclusiveLock.hold(file, 1, SHORT);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ExclusiveLock.hold(file, 1, Duration.ofMinutes(1)))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    held.release();
    ExclusiveLock.hold(file, 1, SHORT).release();
  }
}
