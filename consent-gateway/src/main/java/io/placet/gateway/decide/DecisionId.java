package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Prf;
import io.placet.gateway.log.LogPosition;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What identifies a decision: all that it was made of, so that any gateway can make it again, and
 * nobody has to keep it. As text it is sealed with the deployment's key: a decision that was never
 * made cannot be asked for. It holds the subject id, never the contact's own.
 *
 * @param processor the recipient of the register that asked, where it was one
 * @param registerPrefix first 16 hex digits of the hash of the register that governed
 */
record DecisionId(
    SubjectId subject,
    ConsentKey key,
    Optional<String> processor,
    LogPosition revision,
    Instant asOf,
    String registerPrefix) {
  private static final byte FORM = 1;
  private static final int REGISTER_DIGITS = 16;
  private static final int SUBJECT_BYTES = 16;
  private static final int SEAL_CHARS = 11;
  private static final int MOST_CHARS = 4_000;
  private static final int NO_TEXT = 0xFFFF;
  private static final String SEALED = "decision";

  /** The text is no decision's id. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The text has the form of an id, but no gateway of this deployment made it. */
  static final class ForgedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The prefix that stands for a register's hash. */
  static String prefixOf(String registerSha256) {
    return registerSha256.substring(0, REGISTER_DIGITS);
  }

  /** As callers see it: base64url without padding. */
  String sealed(Prf seal) {
    String content = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    return content + sealOf(content, seal);
  }

  /** Reads what {@link #sealed} wrote. */
  static DecisionId parse(String text, Prf seal) throws MalformedException, ForgedException {
    if (text.length() <= SEAL_CHARS || text.length() > MOST_CHARS) {
      throw new MalformedException();
    }
    String content = text.substring(0, text.length() - SEAL_CHARS);
    DecisionId id;
    try {
      id = read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(content)));
    } catch (IllegalArgumentException | BufferUnderflowException malformed) {
      throw new MalformedException();
    }
    byte[] sent = text.substring(content.length()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(sent, sealOf(content, seal).getBytes(StandardCharsets.US_ASCII))) {
      throw new ForgedException();
    }
    return id;
  }

  private static String sealOf(String content, Prf seal) {
    return seal.computeText(SEALED, content).substring(0, SEAL_CHARS);
  }

  private byte[] bytes() {
    byte[] purpose = utf8(Optional.of(key.purpose()));
    byte[] channel = utf8(key.channel());
    byte[] asker = utf8(processor);
    ByteBuffer out =
        ByteBuffer.allocate(
            1 + SUBJECT_BYTES + 28 + 6 + purpose.length + channel.length + asker.length);
    out.put(FORM)
        .put(Base64.getUrlDecoder().decode(subject.text()))
        .putInt(revision.partition())
        .putLong(revision.offset())
        .putLong(asOf.toEpochMilli())
        .putLong(HexFormat.fromHexDigitsToLong(registerPrefix));
    put(out, true, purpose);
    put(out, key.channel().isPresent(), channel);
    put(out, processor.isPresent(), asker);
    return out.array();
  }

  private static DecisionId read(ByteBuffer in) {
    byte form = in.get();
    byte[] subject = bytes(in, SUBJECT_BYTES);
    LogPosition revision = new LogPosition(in.getInt(), in.getLong());
    Instant asOf = Instant.ofEpochMilli(in.getLong());
    String register = HexFormat.of().formatHex(bytes(in, REGISTER_DIGITS / 2));
    Optional<String> purpose = text(in);
    Optional<String> channel = text(in);
    Optional<String> processor = text(in);
    if (form != FORM || in.hasRemaining() || purpose.isEmpty()) {
      throw new IllegalArgumentException("not of this form");
    }
    return new DecisionId(
        new SubjectId(Base64.getUrlEncoder().withoutPadding().encodeToString(subject)),
        new ConsentKey(purpose.get(), channel),
        processor,
        revision,
        asOf,
        register);
  }

  private static byte[] utf8(Optional<String> text) {
    return text.map(present -> present.getBytes(StandardCharsets.UTF_8))
        .orElseGet(() -> new byte[0]);
  }

  private static void put(ByteBuffer out, boolean isPresent, byte[] text) {
    out.putShort((short) (isPresent ? text.length : NO_TEXT)).put(text);
  }

  private static Optional<String> text(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    return length == NO_TEXT
        ? Optional.empty()
        : Optional.of(new String(bytes(in, length), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
