package io.placet.jobs.flink;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * A checkpoint that may have been moved, or restored elsewhere, since it was taken. RocksDB's files
 * it names by absolute paths, all else relative to itself. Left as they are, the paths would lead
 * nowhere, or, after a copy, to the files of the original, which the copy's job would take for its
 * own and delete in time.
 */
final class MovedCheckpoint {
  private static final String METADATA = "_metadata";

  private final Path checkpoints;

  /**
   * A checkpoint below a folder.
   *
   * @param checkpoints holds a folder for each run, with its checkpoints and their files
   */
  MovedCheckpoint(Path checkpoints) {
    this.checkpoints = checkpoints;
  }

  /**
   * Has the checkpoint name the files that lie beside it.
   *
   * @throws JobException if one is missing
   */
  void bringHome(Path checkpoint) {
    Path file = checkpoint.resolve(METADATA);
    try {
      CheckpointMetadata metadata = read(file);
      List<HandleAndLocalPath> strayed = files(metadata).filter(this::isElsewhere).toList();
      if (!strayed.isEmpty()) {
        strayed.forEach(this::bringHome);
        write(metadata, file);
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static Stream<HandleAndLocalPath> files(CheckpointMetadata metadata) {
    return metadata.getOperatorStates().stream()
        .map(OperatorState::getStates)
        .flatMap(subtasks -> subtasks.stream().map(OperatorSubtaskState::getManagedKeyedState))
        .flatMap(states -> states.stream())
        .filter(IncrementalRemoteKeyedStateHandle.class::isInstance)
        .map(IncrementalRemoteKeyedStateHandle.class::cast)
        .flatMap(
            state ->
                Stream.concat(state.getSharedState().stream(), state.getPrivateState().stream()))
        // small ones are in the metadata itself
        .filter(file -> file.getHandle() instanceof FileStateHandle);
  }

  private boolean isElsewhere(HandleAndLocalPath file) {
    return !path(file).equals(home(file));
  }

  private void bringHome(HandleAndLocalPath file) {
    Path home = home(file);
    if (!Files.isRegularFile(home)) {
      throw new JobException(
          "the newest checkpoint needs " + home + ", which is missing: bring the folder whole");
    }
    file.replaceHandle(
        new FileStateHandle(
            org.apache.flink.core.fs.Path.fromLocalFile(home.toFile()), file.getStateSize()));
  }

  private static Path path(HandleAndLocalPath file) {
    return Path.of(((FileStateHandle) file.getHandle()).getFilePath().getPath());
  }

  /** Run, folder and name stay the same wherever the checkpoints are. */
  private Path home(HandleAndLocalPath file) {
    Path path = path(file);
    int names = path.getNameCount();
    return checkpoints.resolve(path.subpath(names - 3, names));
  }

  private static CheckpointMetadata read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Checkpoints.loadCheckpointMetadata(
          in, MovedCheckpoint.class.getClassLoader(), ClusterSettings.toFlink(file.getParent()));
    }
  }

  private static void write(CheckpointMetadata metadata, Path file) throws IOException {
    Path half = file.resolveSibling(METADATA + ".moved");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      Checkpoints.storeCheckpointMetadata(metadata, out);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
