package io.placet.benchmarks.decisions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process that has read the whole log into a folder says of it: a fresh process each time,
 * as a gateway that starts on an empty folder is one.
 *
 * @param nanos from the first poll until all is applied
 * @param bytes on disk once the folder is closed, its write-ahead log included
 */
record Rebuild(long nanos, long bytes) {
  static final Pattern SAID = Pattern.compile("Rebuilt in (\\d+) ns, (\\d+) bytes");

  void say() {
    System.out.println("Rebuilt in " + nanos + " ns, " + bytes + " bytes");
  }

  static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
