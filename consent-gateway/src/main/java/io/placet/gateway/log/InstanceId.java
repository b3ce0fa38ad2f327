package io.placet.gateway.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of a gateway instance: made once for its folder, so that a restart is the same instance.
 */
public final class InstanceId {
  private InstanceId() {}

  public static String openOrCreate(Path folder) {
    Path file = folder.resolve("instance-id");
    try {
      if (Files.exists(file)) {
        String id = Files.readString(file).strip();
        if (!id.isEmpty()) {
          return id;
        }
      }
      Files.createDirectories(folder);
      String id = "gateway-" + UUID.randomUUID().toString().substring(0, 8);
      Files.writeString(file, id);
      return id;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the instance id in " + file + " cannot be read or made", unreadable);
    }
  }
}
