package io.placet.jobs.flink.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.cluster.ClusterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final String NEEDED = "0a7d7f5e-15a4-4c5b-9a52-8f3b6f0f7a11";
  private static final String FORGOTTEN = "5b1b4a3c-7c1d-4f7e-8d2f-1f6a0c9e2b22";

  @TempDir Path folder;
  private ClusterSettings settings;
  private Path run;

  @BeforeEach
  void aRunWithOneCheckpoint() throws IOException {
    settings = new ClusterSettings(folder, 1, Duration.ofSeconds(1));
    run = settings.checkpoints().resolve("run");
    write(run.resolve("chk-7/_metadata"), "\u0000 file:/d/changes/run/dstl/" + NEEDED + "\u0001");
  }

  @Test
  void whatNoCheckpointNamesIsDeletedWithItsEmptyFolders() throws IOException {
    write(settings.changes().resolve("dead/dstl/" + FORGOTTEN), "x");
    write(run.resolve("shared/" + FORGOTTEN), "x");

    assertThat(Leftovers.delete(settings)).isEqualTo(2);

    assertThat(settings.changes().resolve("dead")).doesNotExist();
    assertThat(run.resolve("shared")).doesNotExist();
  }

  @Test
  void whatACompleteCheckpointNamesStays() throws IOException {
    Path needed = write(settings.changes().resolve("run/dstl/" + NEEDED), "x");

    assertThat(Leftovers.delete(settings)).isZero();

    assertThat(needed).exists();
  }

  @Test
  void whatLiesInsideACompleteCheckpointStays() throws IOException {
    Path inside = write(run.resolve("chk-7/" + FORGOTTEN), "x");

    assertThat(Leftovers.delete(settings)).isZero();

    assertThat(inside).exists();
  }

  @Test
  void anIncompleteCheckpointIsALeftover() throws IOException {
    write(run.resolve("chk-8/" + FORGOTTEN), "x");

    assertThat(Leftovers.delete(settings)).isOne();

    assertThat(run.resolve("chk-8")).doesNotExist();
  }

  @Test
  void aFileOfAnotherKindStays() throws IOException {
    Path unknown = write(settings.changes().resolve("notes.txt"), "x");

    assertThat(Leftovers.delete(settings)).isZero();

    assertThat(unknown).exists();
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
