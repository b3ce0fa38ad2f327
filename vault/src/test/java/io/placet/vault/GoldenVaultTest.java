package io.placet.vault;

import static io.placet.vault.DataKeysContract.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.key.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that was made once: every later version opens it, and what was sealed with it. */
class GoldenVaultTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PLACE = "place".getBytes(StandardCharsets.UTF_8);

  private static final WrappedKey FIRST =
      new WrappedKey(
          "MD5-YHmgQ90",
          1,
          bytes(
              "d/rrP7i5JavyP0v0GIfMLXGOLIe5D4cdxuAm3Mwun8ujZrLFrglm/1xQNSEydJD7ETFkgynoi+CMZeG0"));
  private static final byte[] SEALED_UNDER_FIRST =
      bytes("x98j3jAqyoGyjN5vjupg1kXsBz/3bqz1S2NxXfiuVOaF");

  private static final WrappedKey SECOND =
      new WrappedKey(
          "x17-jsi-2Fo",
          2,
          bytes(
              "0tLkEzwIxRhh6ckiSSO5nJI1q1oZny3rWeTbDfpbhkkA97f5XBmONMPH1BHJjgThhz66TzY2IBhkY1iH"));
  private static final byte[] SEALED_UNDER_SECOND =
      bytes("j/I27q4GLHgpskDMWf9BIBtTCcMB3eIeYbUp6MjZk2Gl");

  private static final String DEAD_LETTER =
      "AXLxDt6VXTkZShu6YyJf3HDSCNlrEH8COgyTtOIOn6bNj6zO8Z8v8F-Wc6ebBTMuUho";

  @TempDir Path temporary;
  private Vault vault;

  @BeforeEach
  void openIt() throws IOException {
    vault = FileVault.open(VaultFolders.copy("generation-3", temporary.resolve("vault")), "golden");
  }

  @Test
  void aWrappedKeyOfEachGenerationOpensWhatWasSealedUnderIt() {
    DataKeys keys = vault.dataKeys();
    assertThat(keys.unwrap(MARIE, FIRST).orElseThrow().open(SEALED_UNDER_FIRST, PLACE))
        .hasValue(HELLO);
    assertThat(keys.unwrap(MARIE, SECOND).orElseThrow().open(SEALED_UNDER_SECOND, PLACE))
        .hasValue(HELLO);
    assertThat(keys.isCurrent(MARIE, FIRST)).isFalse();
    assertThat(keys.isCurrent(MARIE, SECOND)).isTrue();
  }

  @Test
  void aContactsSlotNeverChanges() {
    assertThat(DataKeys.slotOf(MARIE)).isEqualTo(352);
  }

  @Test
  void theFunctionsGiveTheValuesTheyGave() {
    assertThat(vault.index().computeText("x")).isEqualTo("VWY1QyLO2GrE3oVx2qg-pQ");
    assertThat(vault.opposition().computeText("x")).isEqualTo("Ey-P4DcN2q8x9EuKpP4eAw");
    assertThat(vault.pseudonyms("analytics", 1).prf().computeText("x"))
        .isEqualTo("2cawLjYVOycAvTFJBWV0ZA");
    assertThat(vault.pseudonyms("analytics").prf().computeText("x"))
        .isEqualTo("9rW196COWS5aX7_qLwwgYg");
  }

  @Test
  void aDeadLetterOpens() {
    assertThat(vault.deadLetters().open(DEAD_LETTER, "events")).hasValue(HELLO);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
