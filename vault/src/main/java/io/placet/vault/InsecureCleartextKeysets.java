package io.placet.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import io.placet.domain.key.Prf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Keysets in the clear, as Tink's JSON in UTF-8. With {@link InsecureCleartextSlotKeys} the only
 * place where key material is bytes: whoever reads what {@link #make} returns holds the key, so it
 * is sealed and overwritten at once; the master key alone goes into an owner-only file as it is.
 */
final class InsecureCleartextKeysets {
  private static final Configuration PRF = PrfConfig2026.get();
  private static final Configuration SEALING = AeadConfig2026.get();

  private InsecureCleartextKeysets() {}

  /**
   * A fresh key. What seals does so with XChaCha20-Poly1305: links are sealed for every message
   * there is, and its nonces of 192 bits may be drawn at random for ever.
   */
  static byte[] make(KeysetName.Kind kind) {
    return switch (kind) {
      case FUNCTION -> make(PredefinedPrfParameters.HMAC_SHA256_PRF, PRF);
      case SEALING -> make(PredefinedAeadParameters.XCHACHA20_POLY1305, SEALING);
      case SLOTS -> throw new IllegalArgumentException("slot keys are no Tink keyset");
    };
  }

  private static byte[] make(Parameters parameters, Configuration configuration) {
    try {
      KeysetHandle keyset = KeysetHandle.generateNew(parameters, configuration);
      return TinkJsonProtoKeysetFormat.serializeKeyset(
              keyset, configuration, InsecureSecretKeyAccess.get())
          .getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(parameters + " is always available", impossible);
    }
  }

  /**
   * The function of a keyset.
   *
   * @param place where it was read, for the message
   */
  static Prf prf(byte[] keyset, Object place) {
    return new TinkPrf(
        primitive(keyset, PRF, PrfSet.class, place, "is not a keyset of a keyed function"));
  }

  /**
   * What a keyset encrypts with.
   *
   * @param place where it was read, for the message
   */
  static Aead aead(byte[] keyset, Object place) {
    return primitive(keyset, SEALING, Aead.class, place, "is not a keyset that seals");
  }

  private static <P> P primitive(
      byte[] keyset, Configuration configuration, Class<P> type, Object place, String refusal) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              new String(keyset, StandardCharsets.UTF_8),
              configuration,
              InsecureSecretKeyAccess.get())
          .getPrimitive(configuration, type);
    } catch (GeneralSecurityException | RuntimeException broken) {
      // Without its cause: a parser may quote what it could not read, and that is a key.
      throw new VaultException(place + " " + refusal + "; restore it from a backup");
    }
  }

  /**
   * Refuses bytes that are no keyset of a kind.
   *
   * @param place where they were read, for the message
   */
  static void check(byte[] keyset, KeysetName.Kind kind, Object place) {
    Object unused =
        switch (kind) {
          case FUNCTION -> prf(keyset, place);
          case SEALING -> aead(keyset, place);
          case SLOTS -> throw new IllegalArgumentException("slot keys are no Tink keyset");
        };
  }
}
