package io.placet.standalone.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where one replay's state is kept; a save replaces it whole or not at all. */
final class StateFile {
  private static final int HASH_DIGITS = 12;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;

  StateFile(Path data, String mappingName, String fileSha256) {
    this.file =
        data.resolve("replay")
            .resolve(mappingName + "-" + fileSha256.substring(0, HASH_DIGITS) + ".json");
  }

  Optional<ReplayState> load() throws NotReplayable {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), ReplayState.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new NotReplayable("cannot read the state of this replay in " + file, e);
    }
  }

  synchronized void save(ReplayState state) throws NotReplayable {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, JSON.writeValueAsBytes(state));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new NotReplayable("cannot save the position in %s: %s".formatted(file, e), e);
    }
  }
}
