package io.placet.vault;

import static io.placet.vault.DataKeysContract.MARIE;
import static io.placet.vault.DataKeysContract.PAUL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataKeyCacheTest {
  private final Counting keys = new Counting();
  private final DataKeyCache cache = new DataKeyCache(keys, 3);

  @Test
  void aKeyIsUnwrappedOnce() {
    DataKey first = cache.unwrap(MARIE, wrapped(1)).orElseThrow();
    assertThat(cache.unwrap(MARIE, wrapped(1))).containsSame(first);
    assertThat(keys.unwrapped).isEqualTo(1);
  }

  @Test
  void aKeyThatWasNotedIsNotUnwrapped() {
    DataKeys.Minted minted = new DataKeys.Minted(wrapped(1), new AesGcmDataKey(new byte[32]));
    cache.put(MARIE, minted);
    assertThat(cache.unwrap(MARIE, wrapped(1))).containsSame(minted.key());
    assertThat(keys.unwrapped).isZero();
  }

  @Test
  void anEvictionForgetsAllKeysOfItsContactAndNoOther() {
    cache.unwrap(MARIE, wrapped(1));
    cache.unwrap(MARIE, wrapped(2));
    cache.unwrap(PAUL, wrapped(1));
    cache.evict(MARIE);
    cache.unwrap(PAUL, wrapped(1));
    assertThat(keys.unwrapped).isEqualTo(3);
    cache.unwrap(MARIE, wrapped(1));
    cache.unwrap(MARIE, wrapped(2));
    assertThat(keys.unwrapped).isEqualTo(5);
  }

  @Test
  void aKeyThatWasBeingUnwrappedDuringAnEvictionIsNotKept() {
    keys.meanwhile = () -> cache.evict(MARIE);
    assertThat(cache.unwrap(MARIE, wrapped(1))).isPresent();
    keys.gone = true;
    assertThat(cache.unwrap(MARIE, wrapped(1))).isEmpty();
  }

  @Test
  void theKeyThatWasUsedLeastRecentlyMakesRoom() {
    cache.unwrap(MARIE, wrapped(1));
    cache.unwrap(MARIE, wrapped(2));
    cache.unwrap(PAUL, wrapped(3));
    cache.unwrap(MARIE, wrapped(1));
    cache.unwrap(PAUL, wrapped(4));
    keys.unwrapped = 0;
    cache.unwrap(MARIE, wrapped(1));
    cache.unwrap(PAUL, wrapped(3));
    cache.unwrap(PAUL, wrapped(4));
    assertThat(keys.unwrapped).isZero();
    cache.unwrap(MARIE, wrapped(2));
    assertThat(keys.unwrapped).isEqualTo(1);
  }

  @Test
  void aKeyThatDoesNotOpenIsAskedForAgain() {
    keys.gone = true;
    assertThat(cache.unwrap(MARIE, wrapped(1))).isEmpty();
    keys.gone = false;
    assertThat(cache.unwrap(MARIE, wrapped(1))).isPresent();
  }

  @Test
  void aCacheOfNothingIsRefused() {
    assertThatThrownBy(() -> new DataKeyCache(keys, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WrappedKey wrapped(int id) {
    return new WrappedKey(
        WrappedKey.keyId(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) id}), 1, new byte[0]);
  }

  private static final class Counting implements DataKeys {
    private int unwrapped;
    private boolean gone;
    private Runnable meanwhile = () -> {};

    @Override
    public Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped) {
      unwrapped++;
      meanwhile.run();
      return gone ? Optional.empty() : Optional.of(new AesGcmDataKey(new byte[32]));
    }

    @Override
    public Minted mint(SubjectId subject) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isCurrent(SubjectId subject, WrappedKey wrapped) {
      throw new UnsupportedOperationException();
    }

    @Override
    public WrappedKey wrap(SubjectId subject, String keyId, DataKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<WrappedKey> rewrap(SubjectId subject, WrappedKey wrapped) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SlotReplacement replaceSlotKey(int slot) {
      throw new UnsupportedOperationException();
    }
  }
}
