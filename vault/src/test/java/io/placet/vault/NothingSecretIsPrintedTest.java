package io.placet.vault;

import static io.placet.vault.DataKeysContract.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import io.placet.domain.key.WrappedKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans all that can be printed for every key of a vault, in each spelling of bytes. */
class NothingSecretIsPrintedTest {
  private static final Pattern KEY = Pattern.compile("\"value\":\\s*\"([^\"]+)\"");
  private static final int LAST_KEY_BYTES = 32;

  @TempDir Path temporary;
  private Path folder;
  private SealedFolder sealed;

  @BeforeEach
  void makeAVault() throws IOException {
    folder = temporary.resolve("vault");
    var unused = FileVault.open(folder, "data");
    OwnerOnlyFolder files = OwnerOnlyFolder.open(folder);
    sealed = new SealedFolder(files, FileKeyEncryption.open(files.file(FileVault.MASTER)), "data");
  }

  private SlotTable table() throws IOException {
    return new SlotFile(sealed).read();
  }

  /** Every key: of the keysets, the slot of Marie, and a data key of hers. */
  private Set<String> spellings(WrappedKey wrapped) throws IOException {
    Set<String> spellings = new TreeSet<>();
    String master = Files.readString(folder.resolve("master.json"));
    addKeyset(spellings, master);
    for (KeysetName name :
        List.of(
            KeysetName.INDEX,
            KeysetName.SUBJECT,
            KeysetName.LINKS,
            KeysetName.OPPOSITION,
            KeysetName.DEAD_LETTERS,
            KeysetName.ERASURES,
            KeysetName.pseudonym("analytics", 1))) {
      byte[] keyset = sealed.open(name, sealed.file(name).read());
      addKeyset(spellings, new String(keyset, StandardCharsets.UTF_8));
    }
    SlotKey slotKey = table().current(DataKeys.slotOf(MARIE));
    ByteBuffer bytes = ByteBuffer.allocate(SlotKey.BYTES);
    slotKey.write(bytes);
    add(spellings, bytes.array());
    Aead cipher = slotKey.cipher().orElseThrow();
    add(
        spellings,
        new KeyWrap(MARIE, wrapped.keyId(), DataKeys.slotOf(MARIE), 1)
            .unwrap(cipher, wrapped.bytes())
            .orElseThrow());
    return spellings;
  }

  private static void addKeyset(Set<String> spellings, String json) {
    Matcher key = KEY.matcher(json);
    assertThat(key.find()).isTrue();
    spellings.add(key.group(1));
    byte[] proto = Base64.getDecoder().decode(key.group(1));
    add(spellings, Arrays.copyOfRange(proto, proto.length - LAST_KEY_BYTES, proto.length));
  }

  private static void add(Set<String> spellings, byte[] key) {
    spellings.add(Base64.getEncoder().withoutPadding().encodeToString(key));
    spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    spellings.add(HexFormat.of().formatHex(key));
    spellings.add(Arrays.toString(key));
  }

  @Test
  void neitherByTextsNorByExceptions() throws IOException {
    Vault vault = FileVault.open(folder, "data");
    DataKeys keys = vault.dataKeys();
    DataKeys.Minted minted = keys.mint(MARIE);
    Set<String> secrets = spellings(minted.wrapped());
    assertThat(secrets).hasSizeGreaterThan(30);

    List<String> printed = new ArrayList<>();
    SlotTable table = table();
    SlotReplacement replacement = keys.replaceSlotKey(0);
    replacement.close();
    for (Object each :
        List.of(
            vault,
            vault.index(),
            vault.links(),
            vault.pseudonyms("analytics"),
            keys,
            minted,
            minted.key(),
            new DataKeyCache(keys, 1),
            replacement,
            table,
            table.current(DataKeys.slotOf(MARIE)),
            sealed,
            sealed.encryption(),
            KeysetName.INDEX)) {
      printed.add(each.toString());
    }
    for (Path file : VaultFolders.files(folder)) {
      printed.addAll(refusalsOfDamaged(file));
    }
    assertThat(printed).hasSizeGreaterThan(30);
    assertThat(printed).noneSatisfy(text -> assertThat(secrets).anyMatch(text::contains));
  }

  /** What is said where a file is cut, changed, or takes another keyset in the clear. */
  private List<String> refusalsOfDamaged(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] changed = content.clone();
    if (changed.length > 0) {
      changed[changed.length / 2] ^= 4;
    }
    byte[] cut = Arrays.copyOf(content, content.length / 2);
    List<String> refusals = new ArrayList<>();
    for (byte[] damaged :
        List.of(changed, cut, Files.readAllBytes(folder.resolve("master.json")))) {
      Files.write(file, damaged);
      try {
        refusals.add(FileVault.open(folder, "data").toString());
      } catch (VaultException refused) {
        StringWriter text = new StringWriter();
        refused.printStackTrace(new PrintWriter(text));
        refusals.add(text.toString());
      }
    }
    Files.write(file, content);
    return refusals;
  }
}
