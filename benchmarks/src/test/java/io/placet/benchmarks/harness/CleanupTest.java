package io.placet.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void whatWasOpenedLastIsClosedFirstAlsoIfOneFails() {
    try (Cleanup cleanup = new Cleanup()) {
      cleanup.keep(() -> closed.add("broker"));
      cleanup.keep(
          () -> {
            throw new IllegalStateException("does not close");
          });
      cleanup.keep(() -> closed.add("gateway"));
    }

    assertThat(closed).containsExactly("gateway", "broker");
  }

  @Test
  void itsFoldersGoWithAllThatIsInThem() throws Exception {
    Path folder;
    try (Cleanup cleanup = new Cleanup()) {
      folder = cleanup.folder();
      Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "d");
    }

    assertThat(folder).doesNotExist();
  }

  @Test
  void whatIsOpenedAfterTheEndIsClosedAtOnce() {
    Cleanup cleanup = new Cleanup();
    cleanup.close();

    assertThatThrownBy(() -> cleanup.keep(() -> closed.add("late")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closed).containsExactly("late");
  }
}
