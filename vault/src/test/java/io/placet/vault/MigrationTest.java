package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vault of landing 0004, whose keysets lie in the clear, opened by this version. */
class MigrationTest {
  private static final String OWNER = "de963428-cde5-40f2-b42a-db44b7b23c23";
  private static final List<String> CLEARTEXT =
      List.of("index.json", "subject.json", "pseudonym-analytics.1.json", "links.json");

  /** What that version gave for "x"; computed apart from any code of ours. */
  private static final String INDEX_OF_X = "N_EhRYXLKIGC8hOVTEB9sA";

  private static final String SUBJECT_OF_X = "KFCtPMSXX-JyoU2RNhlPMw";
  private static final String ANALYTICS_OF_X = "bQoCmoNofu9JMThiLveYZA";

  /** What that version sealed. */
  private static final String HELLO =
      "AeiA3vH2YHm99AVlCbXGSOXdXx4svj1kBCzueC1yLehiwTGMYLsmy503sc_QyHm4IA8";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copyTheVault() throws IOException {
    folder = VaultFolders.copy("landing-0004", temporary.resolve("vault"));
  }

  private Vault open() {
    return FileVault.open(folder, OWNER);
  }

  private static void assertSame(Vault vault) {
    assertThat(vault.index().computeText("x")).isEqualTo(INDEX_OF_X);
    assertThat(vault.subject().computeText("x")).isEqualTo(SUBJECT_OF_X);
    assertThat(vault.pseudonyms("analytics").prf().computeText("x")).isEqualTo(ANALYTICS_OF_X);
    assertThat(vault.links().open(HELLO, "withdraw"))
        .hasValue("hello".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anEarlierVaultKeepsItsKeysAndGetsThoseThatCameLater() {
    Vault vault = open();
    assertSame(vault);
    String opposition = vault.opposition().computeText("x");
    String dead = vault.deadLetters().seal(new byte[1], "events");
    var wrapped = vault.dataKeys().mint(DataKeysContract.MARIE).wrapped();

    Vault again = open();
    assertSame(again);
    assertThat(again.opposition().computeText("x")).isEqualTo(opposition);
    assertThat(again.deadLetters().open(dead, "events")).hasValue(new byte[1]);
    assertThat(again.dataKeys().unwrap(DataKeysContract.MARIE, wrapped)).isPresent();
  }

  @Test
  void noKeyButTheMasterKeyStaysInTheClear() throws IOException {
    List<String> keys = new ArrayList<>();
    for (String name : CLEARTEXT) {
      keys.add(
          Files.readString(folder.resolve(name)).replaceAll("(?s).*\"value\":\\s*\"|\".*", ""));
    }
    open();
    assertThat(VaultFolders.files(folder))
        .extracting(file -> file.getFileName().toString())
        .filteredOn(name -> name.endsWith(".json"))
        .containsExactly("master.json");
    for (Path file : VaultFolders.files(folder)) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(keys).noneMatch(content::contains);
    }
    assertThat(folder.resolve("generation")).hasContent("4");
  }

  @Test
  void aVaultFromBeforeErasuresWereNotedNotesThemFromNowOn() throws IOException {
    Path before = VaultFolders.copy("generation-3", temporary.resolve("before"));
    String index = FileVault.open(before, "golden").index().computeText("x");

    Vault vault = FileVault.open(before, "golden");
    vault.erasedContacts().note(Map.of("e-1", new byte[] {1}));

    assertThat(before.resolve("generation")).hasContent("4");
    assertThat(vault.index().computeText("x")).isEqualTo(index);
    assertThat(ErasedContactsContract.noted(FileVault.open(before, "golden")))
        .containsOnlyKeys("e-1");
  }

  @Test
  void aListOfErasuresThatWasBegunBeforeTheGenerationWasWrittenStays() throws IOException {
    Path before = VaultFolders.copy("generation-3", temporary.resolve("before"));
    FileVault.open(before, "golden").erasedContacts().note(Map.of("e-1", new byte[] {1}));
    Files.writeString(before.resolve("generation"), "3");

    assertThat(ErasedContactsContract.noted(FileVault.open(before, "golden")))
        .containsOnlyKeys("e-1");
  }

  @Test
  void aVaultFromBeforeThereWereLinksGetsTheirKeyOnceAndKeepsTheOthers() throws IOException {
    Files.delete(folder.resolve("links.json"));
    Files.delete(folder.resolve("generation"));
    String sealed = open().links().seal(new byte[1], "test");
    assertThat(open().index().computeText("x")).isEqualTo(INDEX_OF_X);
    assertThat(open().links().open(sealed, "test")).hasValue(new byte[1]);
  }

  @Test
  void aKeyOfLinksThatWasAddedBeforeItWasCutShortStays() throws IOException {
    Files.delete(folder.resolve("generation"));
    assertSame(open());
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.json", "subject.json", "pseudonym-analytics.1.json", "links.json"})
  void aKeyThatTheEarlierVaultLacksIsNotMade(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks " + name + "; restore it from a backup");
  }

  @Test
  void aDamagedKeyIsNotSealed() throws IOException {
    Files.writeString(folder.resolve("index.json"), "canary");
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageEndingWith("restore it from a backup")
        .hasMessageNotContaining("canary")
        .hasNoCause();
    assertThat(folder.resolve("index.json")).hasContent("canary");
    assertThat(folder.resolve("index.sealed")).doesNotExist();
  }

  /**
   * A process may be killed between any two of the steps. What it leaves: a number of keysets that
   * are sealed already, of which one has its cleartext still.
   */
  @Test
  void sealingThatWasCutShortIsFinished() throws IOException {
    open();
    Path finished = Files.move(folder, temporary.resolve("finished"));
    for (int sealed = 0; sealed <= CLEARTEXT.size(); sealed++) {
      for (boolean cleartextStays : new boolean[] {true, false}) {
        Path at = temporary.resolve("cut-" + sealed + cleartextStays);
        VaultFolders.copy("landing-0004", at);
        take(finished, at, "master.json");
        for (int i = 0; i < sealed; i++) {
          take(finished, at, CLEARTEXT.get(i).replace(".json", ".sealed"));
          if (i < sealed - 1 || !cleartextStays) {
            Files.delete(at.resolve(CLEARTEXT.get(i)));
          }
        }
        assertSame(FileVault.open(at, OWNER));
        assertThat(at.resolve("generation")).hasContent("4");
        assertThat(CLEARTEXT).noneMatch(name -> Files.exists(at.resolve(name)));
      }
    }
  }

  @Test
  void aCutBeforeTheGenerationIsWrittenKeepsWhatWasMade() throws IOException {
    String opposition = open().opposition().computeText("x");
    Files.writeString(folder.resolve("generation"), "2");
    assertThat(open().opposition().computeText("x")).isEqualTo(opposition);
    assertSame(open());
  }

  @Test
  void cleartextThatWasHalfOverwrittenIsFinishedOff() throws IOException {
    open();
    Files.writeString(folder.resolve("generation"), "2");
    VaultFolders.writeOwnerOnly(folder.resolve("index.json.destroyed"), new byte[100]);
    assertSame(open());
    assertThat(folder.resolve("index.json.destroyed")).doesNotExist();
  }

  @Test
  void twoDifferentKeysOfOneNameAreForAPersonToTellApart() throws IOException {
    open();
    Files.writeString(folder.resolve("generation"), "2");
    VaultFolders.writeOwnerOnly(
        folder.resolve("index.json"), InsecureCleartextKeysets.make(KeysetName.Kind.FUNCTION));
    assertThatThrownBy(this::open).hasMessageContaining("hold different keys");
    assertThat(folder.resolve("index.json")).exists();
  }

  @Test
  void aSealedVaultTakesNoKeyInTheClear() throws IOException {
    open();
    Files.delete(folder.resolve("index.sealed"));
    VaultFolders.writeOwnerOnly(
        folder.resolve("index.json"), InsecureCleartextKeysets.make(KeysetName.Kind.FUNCTION));
    assertThatThrownBy(this::open).hasMessageContaining("lacks index.sealed");
  }

  /** Pins the keyset's format and the function: a change of either would lose every subject id. */
  @Test
  void aKeysetMeansTruncatedHmacSha256() throws Exception {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    Files.writeString(folder.resolve("index.json"), hmacKeyset(key));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] expected = Arrays.copyOf(mac.doFinal(new byte[] {1, 2}), 16);
    assertThat(open().index().compute(new byte[] {1, 2})).isEqualTo(expected);
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

  private static void take(Path from, Path to, String name) throws IOException {
    VaultFolders.writeOwnerOnly(to.resolve(name), Files.readAllBytes(from.resolve(name)));
  }
}
