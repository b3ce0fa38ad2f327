package io.placet.acceptance.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package of every module says what belongs there and takes no null for granted. */
class PackageInfoTest {
  static List<Path> packages() throws IOException {
    try (Stream<Path> modules = Files.list(Repository.root())) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(PackageInfoTest::packagesBelow)
          .map(folder -> Repository.root().relativize(folder))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> packagesBelow(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .collect(Collectors.toSet())
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageSaysWhatBelongsThere(Path folder) throws IOException {
    Path info = Repository.root().resolve(folder).resolve("package-info.java");

    assertThat(info).exists();
    assertThat(Files.readString(info, UTF_8)).contains("/**").contains("@NullMarked");
  }
}
