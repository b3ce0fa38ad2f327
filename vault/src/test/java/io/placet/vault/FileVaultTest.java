package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileVaultTest extends VaultContract {
  private static final String DATA_FOLDER = "data-1";
  private static final byte[] INPUT = "input".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("data.vault");
  }

  @Override
  Vault open() {
    return FileVault.open(folder, DATA_FOLDER);
  }

  @Override
  Vault openAnother() {
    return FileVault.open(temporary.resolve("other.vault"), "data-2");
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
              "index.json",
              "subject.json",
              "pseudonym-analytics.1.json",
              "links.json",
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
      strings = {"index.json", "subject.json", "pseudonym-analytics.1.json", "links.json", "owner"})
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
  @ValueSource(strings = {"index.json", "subject.json", "pseudonym-analytics.1.json", "links.json"})
  void aMissingKeyIsNeverMadeAgain(String name) throws IOException {
    open();
    Files.delete(folder.resolve(name));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks " + name + "; restore it from a backup");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aVaultFromBeforeThereWereLinksGetsTheirKeyOnceAndKeepsTheOthers() throws IOException {
    byte[] index = open().index().compute(INPUT);
    Files.delete(folder.resolve("links.json"));
    Files.delete(folder.resolve("generation"));

    String sealed = open().links().seal(INPUT, "test");

    assertThat(open().index().compute(INPUT)).isEqualTo(index);
    assertThat(open().links().open(sealed, "test")).hasValue(INPUT);
  }

  @Test
  void aKeyOfLinksThatWasAddedBeforeItWasCutShortStays() throws IOException {
    String sealed = open().links().seal(INPUT, "test");
    Files.delete(folder.resolve("generation"));

    assertThat(open().links().open(sealed, "test")).hasValue(INPUT);
    assertThat(folder.resolve("generation")).exists();
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
    Files.delete(folder.resolve("subject.json"));
    Files.move(folder.resolve("owner"), folder.resolve("owner.unfinished"));
    writeOwnerOnly(folder.resolve("subject.json.half-written"), "{\"prim");
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
  @ValueSource(strings = {"", "{\"prim", "{}", "canary-secret"})
  void aDamagedKeysetIsRefusedAndNeverQuoted(String text) throws IOException {
    open();
    Files.writeString(folder.resolve("index.json"), text);
    VaultException refusal = catchThrowableOfType(VaultException.class, this::open);
    assertThat(refusal).hasMessageEndingWith("restore it from a backup");
    StringWriter printed = new StringWriter();
    refusal.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain("canary");
  }

  @Test
  void aLinkInsteadOfAKeyIsRefused() throws IOException {
    open();
    Path elsewhere = Files.move(folder.resolve("index.json"), temporary.resolve("index.json"));
    Files.createSymbolicLink(folder.resolve("index.json"), elsewhere);
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

  /** Pins the file's format and the function: a change of either would lose every subject id. */
  @Test
  void aKeysetFileMeansTruncatedHmacSha256() throws Exception {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    open();
    Files.writeString(folder.resolve("index.json"), hmacKeyset(key));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(open().index().compute(INPUT)).isEqualTo(Arrays.copyOf(mac.doFinal(INPUT), 16));
  }

  /** Tink's JSON of one HmacPrfKey: params {hash: SHA256}, key_value. */
  private static String hmacKeyset(byte[] key) {
    byte[] proto = new byte[6 + key.length];
    System.arraycopy(new byte[] {0x12, 0x02, 0x08, 0x03, 0x1a, 0x20}, 0, proto, 0, 6);
    System.arraycopy(key, 0, proto, 6, key.length);
    return """
    {"primaryKeyId":1,"key":[{"keyId":1,"status":"ENABLED","outputPrefixType":"RAW","keyData":{
    "typeUrl":"type.googleapis.com/google.crypto.tink.HmacPrfKey","keyMaterialType":"SYMMETRIC",
    "value":"%s"}}]}
    """
        .formatted(Base64.getEncoder().encodeToString(proto));
  }

  private static void writeOwnerOnly(Path file, String text) throws IOException {
    Files.writeString(file, text);
    chmod(file, "rw-------");
  }

  private static void chmod(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
