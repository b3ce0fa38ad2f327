package io.placet.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first module that is built looks at the sources of itself and of schemas. */
class PackagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"../domain/src/main/java", "../schemas/src/main/java"})
  void everyPackageSaysWhatBelongsThereAndThatNothingIsNullUnsaid(String sources)
      throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(sources))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .map(file -> Objects.requireNonNull(file.getParent()))
                  .distinct())
          .isNotEmpty()
          .allSatisfy(
              folder ->
                  assertThat(read(folder.resolve("package-info.java")))
                      .startsWith("/**")
                      .contains("@NullMarked"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException("no " + file, missing);
    }
  }
}
