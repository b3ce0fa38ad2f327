package io.placet.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the data keys of every vault guarantee. */
interface DataKeysContract extends VaultUnderTest {
  SubjectId MARIE = new SubjectId("MarieMarieMarieMarie__");
  SubjectId PAUL = new SubjectId("PaulPaulPaulPaulPaul__");
  byte[] CONTENT = "marie@example.org".getBytes(StandardCharsets.UTF_8);
  byte[] PLACE = "contacts/email".getBytes(StandardCharsets.UTF_8);

  private static Optional<byte[]> opened(
      DataKeys keys, SubjectId subject, WrappedKey wrapped, byte[] sealed) {
    return keys.unwrap(subject, wrapped).flatMap(key -> key.open(sealed, PLACE));
  }

  @Test
  default void whatADataKeySealsOpensInEveryProcess() {
    DataKeys.Minted minted = open().dataKeys().mint(MARIE);
    byte[] sealed = minted.key().seal(CONTENT, PLACE);
    assertThat(minted.key().open(sealed, PLACE)).hasValue(CONTENT);
    assertThat(opened(open().dataKeys(), MARIE, minted.wrapped(), sealed)).hasValue(CONTENT);
  }

  @Test
  default void whatADataKeySealsOpensUnchangedAndInItsPlaceAlone() {
    DataKeys.Minted minted = open().dataKeys().mint(MARIE);
    byte[] sealed = minted.key().seal(CONTENT, PLACE);
    assertThat(minted.key().open(sealed, new byte[0])).isEmpty();
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThat(minted.key().open(changed, PLACE)).isEmpty();
    }
    assertThat(minted.key().open(new byte[5], PLACE)).isEmpty();
  }

  @Test
  default void twoDataKeysOfAContactAreNotAlike() {
    DataKeys keys = open().dataKeys();
    DataKeys.Minted first = keys.mint(MARIE);
    DataKeys.Minted second = keys.mint(MARIE);
    assertThat(first.wrapped().keyId()).isNotEqualTo(second.wrapped().keyId());
    assertThat(second.key().open(first.key().seal(CONTENT, PLACE), PLACE)).isEmpty();
  }

  @Test
  default void aWrappedKeyOpensForItsContactAndItsNameAlone() {
    DataKeys keys = open().dataKeys();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    assertThat(keys.unwrap(PAUL, wrapped)).isEmpty();
    assertThat(keys.unwrap(MARIE, new WrappedKey("AAAAAAAAAAA", 1, wrapped.bytes()))).isEmpty();
    assertThat(keys.unwrap(MARIE, new WrappedKey(wrapped.keyId(), 2, wrapped.bytes()))).isEmpty();
    assertThat(openAnother().dataKeys().unwrap(MARIE, wrapped)).isEmpty();
  }

  @Test
  default void aChangedWrappedKeyDoesNotOpen() {
    DataKeys keys = open().dataKeys();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    for (int at = 0; at < wrapped.bytes().length; at++) {
      byte[] changed = wrapped.bytes().clone();
      changed[at] ^= 1;
      assertThat(keys.unwrap(MARIE, new WrappedKey(wrapped.keyId(), 1, changed))).isEmpty();
    }
    assertThat(keys.unwrap(MARIE, new WrappedKey(wrapped.keyId(), 1, new byte[0]))).isEmpty();
  }

  @Test
  default void aWrappedKeyIsCurrentUntilItsSlotHasAnotherKeyWhoeverReplacesIt() {
    DataKeys keys = open().dataKeys();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    assertThat(keys.isCurrent(MARIE, wrapped)).isTrue();
    try (SlotReplacement replacement = open().dataKeys().replaceSlotKey(DataKeys.slotOf(MARIE))) {
      assertThat(replacement.generation()).isEqualTo(2);
      assertThat(keys.isCurrent(MARIE, wrapped)).isFalse();
    }
  }

  @Test
  default void fromAReplacementOnNewKeysAreWrappedUnderTheNewOneInEveryProcess() {
    DataKeys keys = open().dataKeys();
    try (SlotReplacement replacement = open().dataKeys().replaceSlotKey(DataKeys.slotOf(MARIE))) {
      WrappedKey wrapped = keys.mint(MARIE).wrapped();
      assertThat(wrapped.slotGeneration()).isEqualTo(replacement.generation());
      assertThat(keys.isCurrent(MARIE, wrapped)).isTrue();
    }
  }

  @Test
  default void aKeyOfAGenerationThatAnotherProcessMadeOpensAtOnce() {
    DataKeys keys = open().dataKeys();
    DataKeys others = open().dataKeys();
    try (SlotReplacement replacement = others.replaceSlotKey(DataKeys.slotOf(MARIE))) {
      assertThat(replacement.slot()).isEqualTo(DataKeys.slotOf(MARIE));
      assertThat(keys.unwrap(MARIE, others.mint(MARIE).wrapped())).isPresent();
    }
  }

  @Test
  default void aKeyThatIsWrappedAnewIsTheSameKey() {
    DataKeys keys = open().dataKeys();
    DataKeys.Minted minted = keys.mint(MARIE);
    byte[] sealed = minted.key().seal(CONTENT, PLACE);
    try (SlotReplacement replacement = keys.replaceSlotKey(DataKeys.slotOf(MARIE))) {
      WrappedKey anew = open().dataKeys().rewrap(MARIE, minted.wrapped()).orElseThrow();
      assertThat(anew.keyId()).isEqualTo(minted.wrapped().keyId());
      assertThat(anew.slotGeneration()).isEqualTo(replacement.generation());
      assertThat(opened(keys, MARIE, anew, sealed)).hasValue(CONTENT);
      assertThat(keys.rewrap(PAUL, minted.wrapped())).isEmpty();
    }
  }

  @Test
  default void aDestroyedSlotKeyOpensNothingAnyMore() {
    DataKeys keys = open().dataKeys();
    DataKeys others = open().dataKeys();
    DataKeys.Minted minted = keys.mint(MARIE);
    byte[] sealed = minted.key().seal(CONTENT, PLACE);
    WrappedKey anew;
    try (SlotReplacement replacement = keys.replaceSlotKey(DataKeys.slotOf(MARIE))) {
      anew = keys.rewrap(MARIE, minted.wrapped()).orElseThrow();
      replacement.destroyOlderKeysForever();
      replacement.destroyOlderKeysForever();
    }

    assertThat(keys.unwrap(MARIE, minted.wrapped())).isEmpty();
    assertThat(keys.rewrap(MARIE, minted.wrapped())).isEmpty();
    assertThat(open().dataKeys().unwrap(MARIE, minted.wrapped())).isEmpty();
    letASecondPass();
    assertThat(others.unwrap(MARIE, minted.wrapped())).isEmpty();
    for (DataKeys each : new DataKeys[] {keys, others, open().dataKeys()}) {
      assertThat(opened(each, MARIE, anew, sealed)).hasValue(CONTENT);
    }
  }

  @Test
  default void wrappingAnewNeverUsesADestroyedSlotKeyThatWasInMemory() {
    DataKeys keys = open().dataKeys();
    WrappedKey wrapped = keys.mint(MARIE).wrapped();
    try (SlotReplacement replacement = open().dataKeys().replaceSlotKey(DataKeys.slotOf(MARIE))) {
      replacement.destroyOlderKeysForever();
    }
    assertThat(keys.rewrap(MARIE, wrapped)).isEmpty();
  }

  @Test
  default void theKeysOfOtherSlotsStay() {
    DataKeys keys = open().dataKeys();
    WrappedKey ofPaul = keys.mint(PAUL).wrapped();
    assertThat(DataKeys.slotOf(PAUL)).isNotEqualTo(DataKeys.slotOf(MARIE));
    try (SlotReplacement replacement = keys.replaceSlotKey(DataKeys.slotOf(MARIE))) {
      replacement.destroyOlderKeysForever();
    }
    assertThat(open().dataKeys().unwrap(PAUL, ofPaul)).isPresent();
    assertThat(keys.isCurrent(PAUL, ofPaul)).isTrue();
  }

  @Test
  default void aReplacementThatWasClosedEarlyLosesNothingAndTheNextDestroysItsKeysToo() {
    DataKeys keys = open().dataKeys();
    WrappedKey first = keys.mint(MARIE).wrapped();
    keys.replaceSlotKey(DataKeys.slotOf(MARIE)).close();
    WrappedKey second = open().dataKeys().mint(MARIE).wrapped();
    assertThat(open().dataKeys().unwrap(MARIE, first)).isPresent();

    try (SlotReplacement next = open().dataKeys().replaceSlotKey(DataKeys.slotOf(MARIE))) {
      assertThat(next.generation()).isEqualTo(3);
      next.destroyOlderKeysForever();
    }
    DataKeys after = open().dataKeys();
    assertThat(after.unwrap(MARIE, first)).isEmpty();
    assertThat(after.unwrap(MARIE, second)).isEmpty();
  }

  @Test
  default void aClosedReplacementDestroysNothing() {
    DataKeys keys = open().dataKeys();
    SlotReplacement replacement = keys.replaceSlotKey(7);
    replacement.close();
    replacement.close();
    assertThatThrownBy(replacement::destroyOlderKeysForever)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aSlotThatDoesNotExistIsRefused() {
    DataKeys keys = open().dataKeys();
    assertThatThrownBy(() -> keys.replaceSlotKey(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.replaceSlotKey(DataKeys.SLOTS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void oneAtATimeReplacesTheKeyOfASlotAndOthersThatOfOtherSlots() throws Exception {
    DataKeys keys = open().dataKeys();
    DataKeys others = open().dataKeys();
    SlotReplacement held = keys.replaceSlotKey(7);
    CompletableFuture<SlotReplacement> waiting =
        CompletableFuture.supplyAsync(() -> others.replaceSlotKey(7));
    others.replaceSlotKey(8).close();
    assertThat(waiting).isNotDone();
    held.close();
    try (SlotReplacement second = waiting.get(10, TimeUnit.SECONDS)) {
      assertThat(second.generation()).isEqualTo(3);
    }
  }

  @Test
  default void aKeyAtHandIsWrappedUnderTheNewSlotKeyThoughTheOldOneIsGone() {
    DataKeys keys = open().dataKeys();
    DataKeys.Minted minted = keys.mint(MARIE);
    byte[] sealed = minted.key().seal(new byte[] {1}, new byte[0]);
    try (SlotReplacement replacement = keys.replaceSlotKey(DataKeys.slotOf(MARIE))) {
      replacement.destroyOlderKeysForever();
    }

    WrappedKey anew = keys.wrap(MARIE, minted.wrapped().keyId(), minted.key());

    assertThat(keys.isCurrent(MARIE, anew)).isTrue();
    assertThat(keys.unwrap(MARIE, anew).orElseThrow().open(sealed, new byte[0]))
        .contains(new byte[] {1});
  }
}
