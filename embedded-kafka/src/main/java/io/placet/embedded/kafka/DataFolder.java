package io.placet.embedded.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one node, formatted and held by this process until closed. Kafka has a lock of its
 * own, but answers a held one by halting the JVM.
 */
final class DataFolder implements AutoCloseable {
  private final Path logs;
  private final FileChannel lock;

  private DataFolder(Path logs, FileChannel lock) {
    this.logs = logs;
    this.lock = lock;
  }

  static DataFolder open(Path folder) {
    try {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      FileChannel lock = lock(folder);
      try {
        formatOnce(logs);
        return new DataFolder(logs, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Kafka cannot use the folder %s: %s. Make it writable or choose another one."
              .formatted(folder, e),
          e);
    }
  }

  Path logs() {
    return logs;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot release the folder " + logs, e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new EmbeddedKafkaException(
          "Kafka's folder %s is in use by another broker. Stop that one or choose another folder."
              .formatted(folder),
          null);
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisJvm) {
      return null;
    }
  }

  private static void formatOnce(Path logs) throws IOException {
    // Written last: a folder whose formatting was interrupted lacks it and is formatted again.
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setNodeId(BrokerSettings.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
            .setReleaseVersion(MetadataVersion.latestProduction())
            // Eligible leader replicas take a broker out of the set after an unclean stop and wait
            // for a better copy; with one copy there is none.
            .setFeatureLevel(
                EligibleLeaderReplicasVersion.FEATURE_NAME,
                EligibleLeaderReplicasVersion.ELRV_0.featureLevel())
            .setMetadataLogDirectory(logs.toString())
            .addDirectory(logs.toString())
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
