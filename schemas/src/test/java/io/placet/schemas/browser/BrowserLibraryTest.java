package io.placet.schemas.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.generalisation.BrowserFamily;
import io.placet.domain.generalisation.Browsers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserLibraryTest {
  private static final Browsers LIBRARY = new BrowserLibrary();

  /** Ten times what was measured for the slowest. */
  private static final Duration SLOWEST = Duration.ofMillis(100);

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("rows")
  void theFamilyIsTheTables(String published, String sent) {
    assertThat(BrowserFamily.of(sent, LIBRARY)).contains(published);
  }

  @Test
  void theTableHoldsEveryFamilyThatIsPublished() {
    assertThat(rows().map(Arguments::get).map(row -> (String) row[0]))
        .containsAll(BrowserFamily.PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "a ",
        "/",
        "[",
        "1.",
        "Mobile",
        "Android ;",
        "Mozilla/5.0 (",
        "bot",
        "- ",
        "é"
      })
  void aHeaderMadeToBeSlowTakesLittleTime(String piece) {
    String sent = piece.repeat(1024 / piece.length());
    BrowserFamily.of(sent, new BrowserLibrary()); // compiles

    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    BrowserFamily.of(sent, new BrowserLibrary());

    assertThat(
            Duration.ofNanos(
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before))
        .isLessThan(SLOWEST);
  }

  static Stream<Arguments> rows() {
    return table()
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| published"))
        .map(line -> line.split("\\|", 3))
        .map(
            cells ->
                Arguments.of(
                    cells[1].strip(),
                    cells[2].substring(cells[2].indexOf('`') + 1, cells[2].lastIndexOf('`'))));
  }

  private static String table() {
    try (InputStream file =
        requireNonNull(BrowserLibraryTest.class.getResourceAsStream("/browser/golden.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
