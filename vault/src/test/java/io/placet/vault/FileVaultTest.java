package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault in a folder: of one data folder, made once, with its keys as every vault gives them. */
class FileVaultTest extends VaultContract {
  private static final String DATA_FOLDER = "data-1";
  private static final byte[] INPUT = "input".getBytes(StandardCharsets.UTF_8);

  private final AtomicLong nanoTime = new AtomicLong();

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("data.vault");
  }

  @Override
  public Vault open() {
    return FileVault.open(folder, DATA_FOLDER, FileVault::masterInside, nanoTime::get);
  }

  @Override
  public Vault openAnother() {
    return FileVault.open(temporary.resolve("other.vault"), "data-2");
  }

  @Override
  public void letASecondPass() {
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void aVaultServesOneDataFolder() {
    open();
    assertThatThrownBy(() -> FileVault.open(folder, "data-2"))
        .isInstanceOf(VaultException.class)
        .hasMessage(
            folder
                + " belongs to data folder 'data-1', not to 'data-2'; give each data folder a"
                + " vault of its own");
  }

  @Test
  void aFirstUseThatWasCutShortIsFinished() throws IOException {
    byte[] index = open().index().compute(INPUT);
    Files.delete(folder.resolve("subject.sealed"));
    Files.delete(folder.resolve("slots.sealed"));
    Files.delete(folder.resolve("generation"));
    Files.move(folder.resolve("owner"), folder.resolve("owner.unfinished"));
    VaultFolders.writeOwnerOnly(
        folder.resolve("subject.sealed.half-written"), "half".getBytes(StandardCharsets.UTF_8));
    assertThat(open().index().compute(INPUT)).isEqualTo(index);
    assertThat(folder).isDirectoryNotContaining("glob:**{half-written,unfinished}");
  }

  @Test
  void aFirstUseThatWasCutShortIsNotFinishedForAnotherDataFolder() throws IOException {
    open();
    Files.move(folder.resolve("owner"), folder.resolve("owner.unfinished"));
    assertThatThrownBy(() -> FileVault.open(folder, "data-2")).isInstanceOf(VaultException.class);
  }

  @Test
  void threadsThatOpenItFirstAtTheSameTimeGetTheSameKeys() throws Exception {
    int openers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(openers);
    try {
      Callable<String> opener = () -> open().subject().computeText("x");
      List<Future<String>> values =
          threads.invokeAll(Stream.generate(() -> opener).limit(openers).toList());
      String first = values.get(0).get();
      for (Future<String> value : values) {
        assertThat(value.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void processesThatOpenItFirstAtTheSameTimeGetTheSameKeys() throws Exception {
    List<Process> openers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      openers.add(openInOtherProcess());
    }
    Set<String> values = new HashSet<>();
    for (Process opener : openers) {
      assertThat(opener.waitFor(30, TimeUnit.SECONDS)).isTrue();
      values.add(new String(opener.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(values).containsExactly(open().subject().computeText("x") + System.lineSeparator());
  }

  private Process openInOtherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OpenAndPrint.class.getName(),
            folder.toString(),
            DATA_FOLDER)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void theMasterKeyMayBeElsewhere() {
    Path key = temporary.resolve("key");
    byte[] index = FileVault.open(folder, DATA_FOLDER, key).index().compute(INPUT);
    assertThat(Modes.of(key)).isEqualTo("rw-------");
    assertThat(folder.resolve("master.json")).doesNotExist();
    assertThat(FileVault.open(folder, DATA_FOLDER, key).index().compute(INPUT)).isEqualTo(index);
    assertThatThrownBy(() -> FileVault.open(folder, DATA_FOLDER, temporary.resolve("typo")))
        .hasMessageContaining("typo is missing");
    assertThat(temporary.resolve("typo")).doesNotExist();
  }
}
