package io.placet.fit;

import io.placet.domain.score.ScoreDefinition;
import io.placet.schemas.definition.ScoreDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the definition goes, and what it says beside the model. */
final class DefinitionOptions {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Definition to write (JSON); replaces a file that is there")
  private Path out = Path.of("");

  @Option(names = "--id", paramLabel = "ID", description = "Id of the score (the model's)")
  private @Nullable String id;

  @Option(
      names = "--score-version",
      paramLabel = "N",
      defaultValue = "1",
      description = "Version of the definition, from 1 (${DEFAULT-VALUE})")
  private int version;

  @Option(names = "--name", paramLabel = "WORDS", description = "Name of the score (its id)")
  private @Nullable String name;

  @Option(
      names = "--purpose",
      paramLabel = "ID",
      defaultValue = "profiling",
      description = "Purpose of the register that the score serves (${DEFAULT-VALUE})")
  private String purpose = "";

  Path file() {
    return out;
  }

  /** Before the work rather than after it. */
  void checkFolder() throws FitStopped {
    if (version < 1) {
      throw new FitStopped(FitStopped.WRONG_USE, "--score-version: allowed: a number from 1");
    }
    if (!Files.isDirectory(folder()) || Files.isDirectory(out)) {
      throw new FitStopped(FitStopped.WRONG_USE, "--out: a file in a folder that is there");
    }
  }

  /** Writes the file as a whole or not at all. */
  void write(FitCommand.Fitted fitted, String defaultId) throws FitStopped {
    String scoreId = id != null ? id : defaultId;
    ScoreDefinition definition =
        new ScoreDefinition(
            scoreId,
            version,
            name != null ? name : scoreId,
            fitted.description(),
            purpose,
            fitted.model());
    try {
      Path part = Files.createTempFile(folder(), "." + out.getFileName(), ".part");
      try {
        Files.writeString(part, ScoreDefinitions.write(definition));
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException unwritable) {
      throw new FitStopped(
          FitStopped.NOT_DONE, "cannot write " + out + ": " + unwritable.getMessage(), unwritable);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(out.toAbsolutePath().getParent());
  }
}
