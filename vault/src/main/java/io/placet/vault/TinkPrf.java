package io.placet.vault;

import com.google.crypto.tink.prf.PrfSet;
import io.placet.domain.key.Prf;
import java.security.GeneralSecurityException;

/** The primary key of a Tink keyset as pseudorandom function. */
final class TinkPrf implements Prf {
  private final PrfSet keys;

  TinkPrf(PrfSet keys) {
    this.keys = keys;
  }

  @Override
  public byte[] compute(byte[] input) {
    try {
      return keys.computePrimary(input, OUTPUT_BYTES);
    } catch (GeneralSecurityException failed) {
      throw new VaultException("a keyed function cannot be computed", failed);
    }
  }

  @Override
  public String toString() {
    return "Prf";
  }
}
