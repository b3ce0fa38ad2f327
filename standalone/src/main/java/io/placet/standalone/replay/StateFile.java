package io.placet.standalone.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where one replay's state is kept, by one process at a time; a save replaces it whole or not at
 * all.
 */
final class StateFile implements AutoCloseable {
  private static final int HASH_DIGITS = 12;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final FileChannel lock;

  private StateFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens it and holds it until closed.
   *
   * @throws NotReplayable if another process has it, or it cannot be made
   */
  static StateFile open(Path data, String mappingName, String fileSha256) throws NotReplayable {
    Path folder = data.resolve("replay");
    String name = mappingName + "-" + fileSha256.substring(0, HASH_DIGITS);
    try {
      Files.createDirectories(folder.toAbsolutePath());
      FileChannel lock =
          FileChannel.open(
              folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isHeld(lock)) {
        lock.close();
        throw new NotReplayable(
            "this replay is running already, in another process; stop that one, or wait for its end");
      }
      return new StateFile(folder.resolve(name + ".json"), lock);
    } catch (IOException e) {
      throw new NotReplayable("cannot keep the position in %s: %s".formatted(folder, e), e);
    }
  }

  private static boolean isHeld(FileChannel file) throws IOException {
    try {
      FileLock held = file.tryLock();
      return held != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
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
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, JSON.writeValueAsBytes(state));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new NotReplayable("cannot save the position in %s: %s".formatted(file, e), e);
    }
  }

  @Override
  public void close() throws NotReplayable {
    try {
      lock.close();
    } catch (IOException e) {
      throw new NotReplayable("cannot release the state of this replay", e);
    }
  }
}
