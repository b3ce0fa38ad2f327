package io.placet.acceptance.linearizability;

import io.placet.acceptance.process.Child;
import io.placet.acceptance.process.Until;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the processes of the test are run: small, as several share a machine of two cores. */
final class Processes {
  /**
   * Code that is compiled soon matters more here than code that is fast, and so does a start that
   * verifies no classes: they are this build's own.
   */
  static final List<String> OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx400m",
          "-XX:-UseG1GC",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private static final Duration START = Duration.ofMinutes(2);

  private Processes() {}

  /** Waits for the line that says it is ready, and what the pattern's group finds there. */
  static String told(Child child, Pattern ready) {
    return Until.present(
        START,
        "a line " + ready.pattern(),
        () -> {
          if (!child.isRunning()) {
            throw new AssertionError("it ended:\n" + String.join("\n", child.lines()));
          }
          return child.lines().stream()
              .map(ready::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .findFirst();
        });
  }
}
