package io.placet.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Forms in which records were written before, and still lie in topics and views: {@code
 * earlier/NAME-FINGERPRINT.avsc} for each that differs from the present one, listed in {@code
 * earlier/index.txt}.
 */
public final class EarlierSchemas {
  static final List<Schema> ALL = load();

  private EarlierSchemas() {}

  /** Those of one type. */
  public static List<Schema> of(Schema present) {
    return ALL.stream()
        .filter(earlier -> earlier.getFullName().equals(present.getFullName()))
        .toList();
  }

  private static List<Schema> load() {
    return text("index.txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(file -> new Schema.Parser().parse(text(file)))
        .toList();
  }

  private static String text(String file) {
    try (InputStream in =
        EarlierSchemas.class.getResourceAsStream("/io/placet/schemas/earlier/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no earlier schema " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
