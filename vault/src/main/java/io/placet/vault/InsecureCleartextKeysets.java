package io.placet.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import io.placet.domain.key.Prf;
import java.security.GeneralSecurityException;

/**
 * Keysets as readable text. The only place where key material is text: whoever reads what {@link
 * #newPrfKeyset} or {@link #newSealingKeyset} returns holds the key, so it goes into an owner-only
 * file and nowhere else.
 */
final class InsecureCleartextKeysets {
  private static final Configuration PRF = PrfConfig2026.get();
  private static final Configuration SEALING = AeadConfig2026.get();

  private InsecureCleartextKeysets() {}

  /** A fresh key as Tink's JSON keyset. */
  static String newPrfKeyset() {
    try {
      KeysetHandle keyset = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PRF);
      return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, PRF, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA-256 is always available", impossible);
    }
  }

  /**
   * The function of a JSON keyset.
   *
   * @param place where it was read, for the message
   */
  static Prf prf(String json, Object place) {
    try {
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(json, PRF, InsecureSecretKeyAccess.get());
      return new TinkPrf(keyset.getPrimitive(PRF, PrfSet.class));
    } catch (GeneralSecurityException | RuntimeException broken) {
      // Without its cause: a parser may quote what it could not read, and that is a key.
      throw new VaultException(
          place + " is not a keyset of a keyed function; restore it from a backup");
    }
  }

  /**
   * A fresh key of authenticated encryption as Tink's JSON keyset. XChaCha20-Poly1305: links are
   * sealed for every message there is, and its nonces of 192 bits may be drawn at random for ever.
   */
  static String newSealingKeyset() {
    try {
      KeysetHandle keyset =
          KeysetHandle.generateNew(PredefinedAeadParameters.XCHACHA20_POLY1305, SEALING);
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, SEALING, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("XChaCha20-Poly1305 is always available", impossible);
    }
  }

  /**
   * The sealer of a JSON keyset.
   *
   * @param place where it was read, for the message
   */
  static Sealer sealer(String json, Object place) {
    try {
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(json, SEALING, InsecureSecretKeyAccess.get());
      return new TinkSealer(keyset.getPrimitive(SEALING, Aead.class));
    } catch (GeneralSecurityException | RuntimeException broken) {
      // Without its cause: a parser may quote what it could not read, and that is a key.
      throw new VaultException(
          place + " is not a keyset that seals links; restore it from a backup");
    }
  }
}
