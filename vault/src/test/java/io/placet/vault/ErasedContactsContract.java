package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the list of erasures of every vault guarantees. */
interface ErasedContactsContract extends VaultUnderTest {
  /** All that a vault has noted, in its order. */
  static Map<String, String> noted(Vault vault) {
    Map<String, String> noted = new LinkedHashMap<>();
    vault
        .erasedContacts()
        .visit((id, record) -> noted.put(id, new String(record, StandardCharsets.UTF_8)));
    return noted;
  }

  private static void note(Vault vault, String id, String record) {
    vault.erasedContacts().note(Map.of(id, record.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  default void ofANewVaultNothingWasErased() {
    assertThat(noted(open())).isEmpty();
  }

  @Test
  default void whatWasNotedIsThereInEveryProcessAndInItsOrder() {
    Vault vault = open();
    Vault other = open();
    note(vault, "e-2", "second");
    note(other, "e-1", "first");
    note(vault, "e-3", "");

    for (Vault each : List.of(vault, other, open())) {
      assertThat(noted(each))
          .containsExactly(
              Map.entry("e-2", "second"), Map.entry("e-1", "first"), Map.entry("e-3", ""));
    }
    assertThat(noted(openAnother())).isEmpty();
  }

  @Test
  default void anErasureIsKeptOnceAsItWasNotedFirst() {
    Vault vault = open();
    note(vault, "e-1", "first");
    note(vault, "e-1", "again");
    note(open(), "e-1", "and again");

    List<String> shown = new ArrayList<>();
    vault.erasedContacts().visit((id, record) -> shown.add(id));
    assertThat(shown).containsExactly("e-1");
    assertThat(noted(open())).containsExactly(Map.entry("e-1", "first"));
  }

  @Test
  default void processesThatNoteAtOnceLoseNothing() {
    List<Vault> vaults = List.of(open(), open(), open());
    CompletableFuture<?>[] all =
        IntStream.range(0, 60)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () -> note(vaults.get(number % 3), "e-" + number / 2, "record")))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();

    assertThat(noted(open())).hasSize(30);
  }
}
