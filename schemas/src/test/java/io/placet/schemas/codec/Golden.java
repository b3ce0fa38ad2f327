package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Files under {@code src/test/resources/golden} that pin the wire. */
final class Golden {
  static final String HOW_TO_REGENERATE =
      """

      The bytes on the wire changed. Records that are already in topics and state are in the old form: can they
      still be read? Only if the change is meant, write the golden files anew and commit them with it:
        mvn -pl schemas -am test -Dtest='Golden*Test' -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true
      """;

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final int BYTES_IN_A_LINE = 32;

  private Golden() {}

  static byte[] bytes(String name, byte[] now) {
    return HexFormat.of().parseHex(text(name + ".hex", lines(now)).replace("\n", ""));
  }

  /** The file's text; what is now where the caller asked to write it. */
  static String text(String file, String now) {
    Path path = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(path, now);
      }
      assertThat(path).as("golden file of a wire type%s", HOW_TO_REGENERATE).exists();
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static String lines(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += BYTES_IN_A_LINE) {
      int end = Math.min(bytes.length, i + BYTES_IN_A_LINE);
      text.append(HexFormat.of().formatHex(bytes, i, end)).append('\n');
    }
    return text.toString();
  }
}
