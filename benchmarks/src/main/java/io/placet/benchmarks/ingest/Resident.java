package io.placet.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that a process holds, as Linux tells it. */
final class Resident {
  private Resident() {}

  static long megabytes(ProcessHandle process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    throw new IOException("the system does not tell what process " + process.pid() + " holds");
  }
}
