package io.placet.gateway.log;

import io.placet.domain.register.Register;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every version of the register that the view has seen in the log: where it was published, and its
 * text by hash. A view of an earlier form knows hashes without texts; those are none.
 */
public final class RegisterVersions {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterVersions.class);

  /** Versions kept parsed; a deployment has few. */
  private static final int MOST_PARSED = 16;

  private static final byte PLACE = 'p';
  private static final byte TEXT = 's';

  /**
   * A version where the log holds it.
   *
   * @param appendedAt the broker's append time
   */
  public record Published(long offset, Instant appendedAt, String sha256) {}

  /**
   * A version that governed in the past.
   *
   * @param assumed whether nothing older is known of the partition, so that the oldest known stands
   *     in
   */
  public record Past(Register register, boolean assumed) {}

  private final ViewStore store;
  private final Map<String, Optional<Register>> parsed =
      new LinkedHashMap<>(MOST_PARSED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Register>> eldest) {
          return size() > MOST_PARSED;
        }
      };

  RegisterVersions(ViewStore store) {
    this.store = store;
  }

  /** What governed a partition's contacts in the prefix below an offset. */
  public Past below(int partition, long offset) {
    return newestOf(partition, published -> published.offset() < offset);
  }

  /** What governed a partition's contacts at an instant, by append time. */
  public Past at(int partition, Instant instant) {
    return newestOf(partition, published -> !published.appendedAt().isAfter(instant));
  }

  /** Where the version that governed at an instant is in the log; empty before the first known. */
  public Optional<Published> placeAt(int partition, Instant instant) {
    return last(
        history(partition).stream()
            .filter(published -> !published.appendedAt().isAfter(instant))
            .toList());
  }

  /**
   * The version whose hash begins so.
   *
   * @throws LogUnavailableException if this build cannot read it
   */
  public Optional<Register> withPrefix(String hexPrefix) {
    List<String> hashes = new ArrayList<>();
    store.scan(
        Family.REGISTERS,
        textKey(hexPrefix),
        (key, value) -> hashes.add(new String(key, 1, key.length - 1, StandardCharsets.US_ASCII)));
    return hashes.size() == 1 ? Optional.of(requireReadable(hashes.get(0))) : Optional.empty();
  }

  Optional<Published> newest(int partition) {
    return last(history(partition));
  }

  private Past newestOf(int partition, Predicate<Published> condition) {
    List<Published> all = history(partition);
    Optional<Published> found = last(all.stream().filter(condition).toList());
    Published governing =
        found
            .or(() -> all.stream().findFirst())
            .orElseThrow(() -> new LogUnavailableException("no register is known"));
    return new Past(requireReadable(governing.sha256()), found.isEmpty());
  }

  private static Optional<Published> last(List<Published> published) {
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(published.get(published.size() - 1));
  }

  private Register requireReadable(String sha256) {
    return readable(sha256)
        .orElseThrow(
            () -> new LogUnavailableException("this build cannot read a register of the log"));
  }

  /** The parsed version; empty where this build cannot read it. */
  synchronized Optional<Register> readable(String sha256) {
    return parsed.computeIfAbsent(
        sha256,
        hash -> store.get(Family.REGISTERS, textKey(hash)).flatMap(text -> parse(hash, text)));
  }

  private static Optional<Register> parse(String sha256, byte[] text) {
    try {
      Register register =
          RegisterLoader.parse(
              new String(text, StandardCharsets.UTF_8), "the register of the log " + sha256);
      if (register.sha256().equals(sha256)) {
        return Optional.of(register);
      }
      LOG.atError().addKeyValue("sha256", sha256).log("A register of the log has another hash");
    } catch (RuntimeException unreadable) {
      // whatever keeps it from being read keeps it from being judged by
      LOG.atError()
          .setCause(unreadable)
          .addKeyValue("sha256", sha256)
          .log("This build cannot read a register of the log: nothing is decided by it");
    }
    return Optional.empty();
  }

  List<Published> history(int partition) {
    List<Published> history = new ArrayList<>();
    store.scan(
        Family.REGISTERS,
        ByteBuffer.allocate(1 + Integer.BYTES).put(PLACE).putInt(partition).array(),
        (key, value) -> {
          ByteBuffer at = ByteBuffer.wrap(value);
          Instant appendedAt = Instant.ofEpochMilli(at.getLong());
          history.add(
              new Published(
                  ByteBuffer.wrap(key).getLong(1 + Integer.BYTES),
                  appendedAt,
                  StandardCharsets.US_ASCII.decode(at).toString()));
        });
    return history;
  }

  static Published put(ContactEntry entry, RegisterPublished published, ViewStore.Batch batch) {
    byte[] hash = Keys.bytes(published.getSha256());
    batch.put(Family.REGISTERS, textKey(published.getSha256()), Keys.bytes(published.getYaml()));
    batch.put(
        Family.REGISTERS,
        ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
            .put(PLACE)
            .putInt(entry.partition())
            .putLong(entry.offset())
            .array(),
        ByteBuffer.allocate(Long.BYTES + hash.length)
            .putLong(entry.appendedAt().toEpochMilli())
            .put(hash)
            .array());
    return new Published(entry.offset(), entry.appendedAt(), published.getSha256());
  }

  private static byte[] textKey(String sha256) {
    byte[] hash = Keys.bytes(sha256);
    return ByteBuffer.allocate(1 + hash.length).put(TEXT).put(hash).array();
  }
}
