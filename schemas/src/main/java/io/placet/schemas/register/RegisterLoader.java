package io.placet.schemas.register;

import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a register of processing. Either all of it holds and it is returned, or {@link
 * RegisterException} names every mistake with its line.
 */
public final class RegisterLoader {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterLoader.class);
  private static final String SAMPLE = "/register.yaml";
  private static final long MAX_BYTES = 4_000_000;

  private RegisterLoader() {}

  /**
   * Reads a file, which is UTF-8.
   *
   * @throws RegisterException if it cannot be read or holds mistakes
   */
  public static Register load(Path file) {
    String name = Objects.toString(file.getFileName(), file.toString());
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new RegisterException(
            name, "is larger than " + MAX_BYTES + " bytes", new IOException("too large"));
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), name);
    } catch (NoSuchFileException missing) {
      throw new RegisterException(file.toString(), "there is no such file", missing);
    } catch (CharacterCodingException notText) {
      throw new RegisterException(name, "is not UTF-8 text", notText);
    } catch (IOException unreadable) {
      throw new RegisterException(file.toString(), "cannot be read", unreadable);
    }
  }

  /**
   * Reads a register's text, whose UTF-8 bytes give the register's SHA-256.
   *
   * @param sourceName what mistakes call it, such as {@code register.yaml}
   * @throws RegisterException if it holds mistakes
   */
  public static Register parse(String yaml, String sourceName) {
    Mistakes mistakes = new Mistakes(sourceName);
    Optional<YamlDocument> document = YamlReader.read(yaml, mistakes);
    document.ifPresent(
        values -> {
          SchemaCheck.run(values, mistakes);
          MeaningCheck.run(values, mistakes);
          TreatmentCheck.run(values, mistakes);
          EventTypeCheck.run(values, mistakes);
          RuleCheck.run(values, mistakes);
          SignalCheck.run(values, mistakes);
          InsightCheck.run(values, mistakes);
        });
    mistakes.throwIfAny();
    Register register = RegisterReader.read(document.orElseThrow().root(), Sha256.ofText(yaml));
    warnOfIdleEventTypes(register);
    return register;
  }

  /** The register of a gift shop that is the default, to be copied. */
  public static String sampleYaml() {
    try (InputStream in = RegisterLoader.class.getResourceAsStream(SAMPLE)) {
      return new String(Objects.requireNonNull(in, SAMPLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Allowed, for a type may wait for its consumer; but all its events will be withheld. */
  private static void warnOfIdleEventTypes(Register register) {
    register.eventTypes().values().stream()
        .filter(type -> register.consumedPurposes(type).isEmpty())
        .map(EventType::name)
        .sorted(Comparator.naturalOrder())
        .forEach(
            name ->
                LOG.atWarn()
                    .addKeyValue("eventType", name)
                    .log("No purpose of this event type has a consumer: the gate withholds it"));
  }
}
