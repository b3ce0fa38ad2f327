package io.placet.benchmarks.gate;

import io.placet.jobs.flink.Uids;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;

/**
 * How much keyed state an operator has in a checkpoint.
 *
 * @param files bytes of RocksDB's files, as they were last taken
 * @param changes bytes of the changes since then
 */
public record StateSize(long files, long changes) {
  private static final String CHECKPOINT = "/chk-";

  /** Files and changes together. */
  public long bytes() {
    return files + changes;
  }

  /** Whether nearly all of it is in files. */
  boolean isTaken() {
    return files > 0 && changes <= files / 20;
  }

  /** An operator's in the newest complete checkpoint below a folder; empty while there is none. */
  static Optional<StateSize> of(Uids operator, Path checkpoints) throws IOException {
    Optional<Path> newest = newest(checkpoints);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    return read(newest.get()).getOperatorStates().stream()
        .filter(state -> state.getOperatorUid().filter(operator.uid()::equals).isPresent())
        .findFirst()
        .map(StateSize::of);
  }

  private static Optional<Path> newest(Path checkpoints) throws IOException {
    try (Stream<Path> folders = Files.walk(checkpoints)) {
      return folders
          .filter(folder -> folder.toString().contains(CHECKPOINT))
          .filter(folder -> Files.exists(folder.resolve("_metadata")))
          .max(Comparator.comparingInt(StateSize::number))
          .map(folder -> folder.resolve("_metadata"));
    }
  }

  private static int number(Path folder) {
    String path = folder.toString();
    return Integer.parseInt(path.substring(path.lastIndexOf(CHECKPOINT) + CHECKPOINT.length()));
  }

  private static CheckpointMetadata read(Path metadata) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
      return Checkpoints.loadCheckpointMetadata(
          in, StateSize.class.getClassLoader(), metadata.toString());
    }
  }

  private static StateSize of(OperatorState operator) {
    long files = 0;
    long changes = 0;
    for (var subtask : operator.getStates()) {
      for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
        if (handle instanceof ChangelogStateBackendHandle both) {
          files += size(both.getMaterializedStateHandles());
          changes += size(both.getNonMaterializedStateHandles());
        } else {
          files += handle.getStateSize();
        }
      }
    }
    return new StateSize(files, changes);
  }

  private static long size(Iterable<? extends StateObject> handles) {
    long size = 0;
    for (StateObject handle : handles) {
      size += handle.getStateSize();
    }
    return size;
  }
}
