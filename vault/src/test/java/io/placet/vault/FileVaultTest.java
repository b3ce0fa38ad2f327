package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void onlyTheOwnerCanReadWhatItMakes() throws IOException {
    open();
    assertThat(modeOf(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .allSatisfy(file -> assertThat(modeOf(file)).isEqualTo("rw-------"))
          .extracting(file -> String.valueOf(file.getFileName()))
          .containsExactlyInAnyOrder(
              "master.json",
              "index.sealed",
              "subject.sealed",
              "opposition.sealed",
              "pseudonym-analytics.1.sealed",
              "pseudonym-analytics.epochs",
              "links.sealed",
              "dead-letters.sealed",
              "slots.sealed",
              "erasures.sealed",
              "erasures.list",
              "generation",
              "owner",
              "lock");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx----w-"})
  void aFolderThatOthersMayEnterIsRefusedWithTheCommandThatHelps(String mode) throws IOException {
    open();
    chmod(folder, mode);
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("run: chmod 700 '" + folder + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "master.json",
        "index.sealed",
        "pseudonym-analytics.1.sealed",
        "pseudonym-analytics.epochs",
        "slots.sealed",
        "erasures.sealed",
        "erasures.list",
        "owner",
        "generation"
      })
  void aFileThatOthersMayReadIsRefusedWithTheCommandThatHelps(String name) throws IOException {
    open();
    chmod(folder.resolve(name), "rw-r-----");
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("run: chmod 600 '" + folder.resolve(name) + "'");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.sealed",
        "subject.sealed",
        "opposition.sealed",
        "pseudonym-analytics.1.sealed",
        "pseudonym-analytics.epochs",
        "links.sealed",
        "dead-letters.sealed",
        "slots.sealed",
        "erasures.sealed",
        "erasures.list"
      })
  void aMissingKeyIsNeverMadeAgain(String name) throws IOException {
    open();
    Files.delete(folder.resolve(name));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks " + name + "; restore it from a backup");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void keysWithoutOwnerAreNotTaken() throws IOException {
    open();
    Files.delete(folder.resolve("owner"));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("holds keys but not whose they are");
  }

  @Test
  void aFirstUseThatWasCutShortIsFinished() throws IOException {
    byte[] index = open().index().compute(INPUT);
    Files.delete(folder.resolve("subject.sealed"));
    Files.delete(folder.resolve("slots.sealed"));
    Files.delete(folder.resolve("generation"));
    Files.move(folder.resolve("owner"), folder.resolve("owner.unfinished"));
    writeOwnerOnly(folder.resolve("subject.sealed.half-written"), "half");
    assertThat(open().index().compute(INPUT)).isEqualTo(index);
    assertThat(folder).isDirectoryNotContaining("glob:**{half-written,unfinished}");
  }

  @Test
  void aFirstUseThatWasCutShortIsNotFinishedForAnotherDataFolder() throws IOException {
    open();
    Files.move(folder.resolve("owner"), folder.resolve("owner.unfinished"));
    assertThatThrownBy(() -> FileVault.open(folder, "data-2")).isInstanceOf(VaultException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "index.sealed, ''",
    "index.sealed, canary-secret",
    "links.sealed, canary-secret",
    "slots.sealed, ''",
    "slots.sealed, canary-secret-of-some-length",
    "pseudonym-analytics.epochs, ''",
    "pseudonym-analytics.epochs, canary-secret",
    "master.json, '{}'",
    "master.json, canary-secret"
  })
  void aDamagedKeysetIsRefusedAndNeverQuoted(String file, String text) throws IOException {
    open();
    Files.writeString(folder.resolve(file), text);
    VaultException refusal = catchThrowableOfType(VaultException.class, this::open);
    assertThat(refusal).hasMessageEndingWith("restore it from a backup");
    StringWriter printed = new StringWriter();
    refusal.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain("canary");
  }

  @Test
  void aLinkInsteadOfAKeyIsRefused() throws IOException {
    open();
    Path elsewhere = Files.move(folder.resolve("index.sealed"), temporary.resolve("index.sealed"));
    Files.createSymbolicLink(folder.resolve("index.sealed"), elsewhere);
    assertThatThrownBy(this::open).hasMessageEndingWith("is not a regular file");
  }

  @Test
  void aFileWhereTheFolderBelongsIsRefused() throws IOException {
    Files.writeString(folder, "");
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("is not a folder");
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
  void aMissingMasterKeyIsNeverMadeAgain() throws IOException {
    open();
    Files.delete(folder.resolve("master.json"));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("master.json is missing")
        .hasMessageContaining("restore it from a backup");
    assertThat(folder.resolve("master.json")).doesNotExist();
  }

  @Test
  void theMasterKeyMayBeElsewhere() {
    Path key = temporary.resolve("key");
    byte[] index = FileVault.open(folder, DATA_FOLDER, key).index().compute(INPUT);
    assertThat(modeOf(key)).isEqualTo("rw-------");
    assertThat(folder.resolve("master.json")).doesNotExist();
    assertThat(FileVault.open(folder, DATA_FOLDER, key).index().compute(INPUT)).isEqualTo(index);
    assertThatThrownBy(() -> FileVault.open(folder, DATA_FOLDER, temporary.resolve("typo")))
        .hasMessageContaining("typo is missing");
    assertThat(temporary.resolve("typo")).doesNotExist();
  }

  @Test
  void aVaultOfALaterVersionIsRefused() throws IOException {
    open();
    Files.writeString(folder.resolve("generation"), "5");
    assertThatThrownBy(this::open).hasMessageContaining("later version");
  }

  @Test
  void aKeysetDoesNotOpenInPlaceOfAnother() throws IOException {
    open();
    Files.copy(
        folder.resolve("index.sealed"),
        folder.resolve("subject.sealed"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(this::open).hasMessageContaining("cannot be opened");
  }

  private static void writeOwnerOnly(Path file, String text) throws IOException {
    Files.writeString(file, text);
    chmod(file, "rw-------");
  }

  private static void chmod(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String modeOf(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
