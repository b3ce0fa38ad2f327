package io.placet.vault;

import static io.placet.vault.ErasedContactsContract.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of erasures as it lies on disk. */
class FileErasedContactsTest {
  private static final String REASON = "request of marie@example.org";

  @TempDir Path temporary;
  private Path list;

  @BeforeEach
  void noteTwo() {
    list = temporary.resolve("vault/erasures.list");
    note(open(), "e-1");
    note(open(), "e-2");
  }

  private Vault open() {
    return FileVault.open(temporary.resolve("vault"), "data");
  }

  private static void note(Vault vault, String id) {
    vault.erasedContacts().note(Map.of(id, REASON.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void nothingOfWhatIsNotedIsReadableOnDisk() throws IOException {
    assertThat(Files.readString(list)).doesNotContain("marie").doesNotContain("e-1");
    assertThat(Files.readAllLines(list)).hasSize(2).doesNotHaveDuplicates();
  }

  /** A process that is killed while it notes may leave any part of a line. */
  @Test
  void aTornLastLineIsNoErasureAndTheNextOneTakesItsPlace() throws IOException {
    byte[] two = Files.readAllBytes(list);
    note(open(), "e-3");
    byte[] three = Files.readAllBytes(list);
    for (int length = two.length; length < three.length; length++) {
      Files.write(list, java.util.Arrays.copyOf(three, length));
      assertThat(noted(open())).as("cut at %s", length).containsOnlyKeys("e-1", "e-2");
      if (length % 16 == 0) {
        note(open(), "e-4");
        assertThat(noted(open())).as("cut at %s", length).containsOnlyKeys("e-1", "e-2", "e-4");
      }
    }
    Files.write(list, java.util.Arrays.copyOf(two, two.length + 100));
    assertThat(noted(open())).as("blocks of zeros").containsOnlyKeys("e-1", "e-2");
  }

  @Test
  void aListInWhichALineIsChangedExchangedOrMissingIsDamaged() throws IOException {
    note(open(), "e-3");
    List<String> lines = Files.readAllLines(list);
    String changed = lines.get(1).replaceFirst("^.", "_");
    for (List<String> damaged :
        List.of(
            List.of(lines.get(0), changed, lines.get(2)),
            List.of(lines.get(1), lines.get(0), lines.get(2)),
            List.of(lines.get(0), lines.get(2)),
            List.of(lines.get(0), lines.get(0)),
            List.of(lines.get(0), "", lines.get(1)))) {
      Files.writeString(list, String.join("\n", damaged) + "\n");
      assertThatThrownBy(() -> noted(open()))
          .isInstanceOf(VaultException.class)
          .hasMessageStartingWith(list + " is damaged; where the log is whole, put an older copy");
      assertThatThrownBy(() -> note(open(), "e-4")).isInstanceOf(VaultException.class);
    }
  }

  @Test
  void aListThatIsLostIsMissedAndNotBegunAnew() throws IOException {
    Files.delete(list);
    assertThatThrownBy(this::open)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("lacks erasures.list; restore it from a backup: without it a log");
    assertThat(list).doesNotExist();
  }

  @Test
  void anOlderListThatIsRestoredUnderAProcessGoesOn() throws IOException {
    byte[] two = Files.readAllBytes(list);
    Vault vault = open();
    note(vault, "e-3");
    Files.write(list, two);

    note(vault, "e-4");
    note(vault, "e-3");

    assertThat(noted(open())).containsOnlyKeys("e-1", "e-2", "e-3", "e-4");
  }

  @Test
  void oneMoreIsAddedToTheFileAndNothingOfItIsWrittenAnew() throws IOException {
    Vault vault = open();
    Map<String, byte[]> many = new LinkedHashMap<>();
    IntStream.range(0, 20_000).forEach(number -> many.put("many-" + number, new byte[200]));
    vault.erasedContacts().note(many);
    Object file = Files.getAttribute(list, "unix:ino");
    byte[] before = Files.readAllBytes(list);

    note(vault, "one-more");

    byte[] after = Files.readAllBytes(list);
    assertThat(Files.getAttribute(list, "unix:ino")).isEqualTo(file);
    assertThat(after).startsWith(before);
    assertThat(after.length - before.length).isLessThan(200);
    assertThat(noted(open())).hasSize(20_003);
  }
}
