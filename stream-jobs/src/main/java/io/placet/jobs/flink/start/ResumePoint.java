package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * Where a job goes on: at the newest checkpoint of any earlier run, or, before anything was ever
 * committed, at the beginning.
 *
 * @param checkpoint the folder of the checkpoint; empty for the beginning
 */
public record ResumePoint(Optional<Path> checkpoint) {
  private static final String CHECKPOINT = "chk-";

  /** Written last: a folder that holds it is a complete checkpoint. */
  static final String METADATA = "_metadata";

  /**
   * Finds it. At the beginning, open transactions of earlier runs are aborted, for readers of
   * committed records would otherwise wait for them.
   *
   * @param settings whose folder holds the checkpoints, below a folder for each run
   * @param outputs of the job: what is committed in them an earlier run has written, and a start
   *     from the beginning would write it again
   * @param transactions of its sinks
   * @throws JobException if there is no checkpoint, but committed output: a start from the
   *     beginning would write it again; or if the checkpoint belongs to another Kafka
   */
  public static ResumePoint find(
      ClusterSettings settings,
      String bootstrapServers,
      List<Topic> outputs,
      Set<TransactionPrefix> transactions) {
    Optional<Path> newest = newest(settings.checkpoints());
    if (newest.isPresent()) {
      LogIdentity.require(settings.folder(), bootstrapServers);
      new MovedCheckpoint(settings).bringHome(newest.get());
    } else {
      refuseIfCommitted(settings.checkpoints(), bootstrapServers, outputs);
      LingeringTransactions.abort(bootstrapServers, transactions);
      LogIdentity.note(settings.folder(), bootstrapServers);
    }
    return new ResumePoint(newest);
  }

  /** Tells Flink, which from then on owns the checkpoint and deletes it in its time. */
  public void applyTo(Configuration flink) {
    checkpoint.ifPresent(
        folder -> {
          flink.set(StateRecoveryOptions.SAVEPOINT_PATH, ClusterSettings.flinkPath(folder));
          flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
  }

  private static void refuseIfCommitted(
      Path checkpoints, String bootstrapServers, List<Topic> outputs) {
    try (KafkaReads kafka = new KafkaReads(bootstrapServers)) {
      for (Topic output : outputs) {
        if (kafka.hasAny(output.topicName())) {
          throw new JobException(
              ("there is no checkpoint below %s, but topic %s holds committed output of an earlier"
                      + " run: starting at the beginning would write it a second time. Give the"
                      + " state folder of that run, or start with an empty Kafka.")
                  .formatted(checkpoints, output.topicName()));
        }
      }
    }
  }

  /** Checkpoint numbers go on from run to run, so the greatest is the newest. */
  private static Optional<Path> newest(Path checkpoints) {
    return complete(checkpoints).stream().max(Comparator.comparingLong(ResumePoint::number));
  }

  /** The folders of all complete checkpoints, of every run. */
  static List<Path> complete(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(checkpoints, 2)) {
      return tree.filter(ResumePoint::isComplete).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Flink writes the metadata last and moves it into place. */
  private static boolean isComplete(Path folder) {
    return folder.getFileName().toString().startsWith(CHECKPOINT)
        && Files.isRegularFile(folder.resolve(METADATA));
  }

  private static long number(Path folder) {
    return Long.parseLong(folder.getFileName().toString().substring(CHECKPOINT.length()));
  }
}
