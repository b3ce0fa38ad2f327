package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.cluster.ClusterSettings;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * A checkpoint that may have been moved, or restored elsewhere, since it was taken. RocksDB's files
 * and those of changes it names by absolute paths, all else relative to itself. Left as they are,
 * the paths would lead nowhere, or, after a copy, to the files of the original, which the copy's
 * job would take for its own and delete in time.
 */
final class MovedCheckpoint {
  /** Run, folder and name of a file stay the same wherever the folder is. */
  private static final int NAMES_KEPT = 3;

  private final ClusterSettings settings;

  /** A checkpoint in the folder of a job. */
  MovedCheckpoint(ClusterSettings settings) {
    this.settings = settings;
  }

  /**
   * Has the checkpoint name the files that lie beside it.
   *
   * @throws JobException if one is missing
   */
  void bringHome(Path checkpoint) {
    try {
      CheckpointMetadata metadata = read(checkpoint);
      List<NamedFile> strayed = files(metadata).filter(NamedFile::isElsewhere).toList();
      if (!strayed.isEmpty()) {
        strayed.forEach(NamedFile::bringHome);
        write(metadata, checkpoint);
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /**
   * A file as the checkpoint names it.
   *
   * @param root below which it belongs
   * @param rename has the checkpoint name another instead
   */
  private record NamedFile(FileStateHandle handle, Path root, Consumer<StreamStateHandle> rename) {
    /** Small files are in the metadata itself, and have no name. */
    static Stream<NamedFile> of(
        StreamStateHandle handle, Path root, Consumer<StreamStateHandle> rename) {
      return handle instanceof FileStateHandle file
          ? Stream.of(new NamedFile(file, root, rename))
          : Stream.empty();
    }

    boolean isElsewhere() {
      return !path().equals(home());
    }

    void bringHome() {
      Path home = home();
      if (!Files.isRegularFile(home)) {
        throw new JobException(
            "the newest checkpoint needs " + home + ", which is missing: bring the folder whole");
      }
      rename.accept(
          new FileStateHandle(
              org.apache.flink.core.fs.Path.fromLocalFile(home.toFile()), handle.getStateSize()));
    }

    private Path path() {
      return Path.of(handle.getFilePath().getPath());
    }

    private Path home() {
      Path path = path();
      int names = path.getNameCount();
      return root.resolve(path.subpath(names - NAMES_KEPT, names));
    }
  }

  private Stream<NamedFile> files(CheckpointMetadata metadata) {
    return metadata.getOperatorStates().stream()
        .map(OperatorState::getStates)
        .flatMap(subtasks -> subtasks.stream().map(OperatorSubtaskState::getManagedKeyedState))
        .flatMap(states -> states.stream())
        .flatMap(this::files);
  }

  private Stream<NamedFile> files(KeyedStateHandle state) {
    if (state instanceof ChangelogStateBackendHandle both) {
      return Stream.concat(
          both.getMaterializedStateHandles().stream().flatMap(this::files),
          both.getNonMaterializedStateHandles().stream().flatMap(this::files));
    }
    if (state instanceof ChangelogStateHandleStreamImpl changes) {
      return changes.getHandlesAndOffsets().stream()
          .flatMap(part -> NamedFile.of(part.f0, settings.changes(), handle -> part.f0 = handle));
    }
    if (state instanceof IncrementalRemoteKeyedStateHandle rocksDb) {
      return Stream.concat(rocksDb.getSharedState().stream(), rocksDb.getPrivateState().stream())
          .flatMap(
              file -> NamedFile.of(file.getHandle(), settings.checkpoints(), file::replaceHandle));
    }
    return Stream.empty();
  }

  private static CheckpointMetadata read(Path checkpoint) throws IOException {
    Path file = checkpoint.resolve(ResumePoint.METADATA);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Checkpoints.loadCheckpointMetadata(
          in, MovedCheckpoint.class.getClassLoader(), ClusterSettings.flinkPath(checkpoint));
    }
  }

  private static void write(CheckpointMetadata metadata, Path checkpoint) throws IOException {
    Path half = checkpoint.resolve(ResumePoint.METADATA + ".moved");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      Checkpoints.storeCheckpointMetadata(metadata, out);
    }
    Files.move(
        half,
        checkpoint.resolve(ResumePoint.METADATA),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
