package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of a file's bytes and the one hash of this package. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hexOf(Path file) throws NotReplayable {
    MessageDigest digest = digest();
    try (InputStream bytes = Files.newInputStream(file);
        OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      bytes.transferTo(hashed);
    } catch (NoSuchFileException e) {
      throw new NotReplayable("there is no file " + file, e);
    } catch (IOException e) {
      throw new NotReplayable("cannot read %s: %s".formatted(file, e), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
