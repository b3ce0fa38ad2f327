package io.placet.acceptance.linearizability;

import io.placet.acceptance.process.Child;
import io.placet.acceptance.process.Until;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the processes of the test are run: small, as several share a machine of two cores. */
final class Processes {
  /** Compiled code that is there soon matters more than code that is fast. */
  static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx400m", "-XX:TieredStopAtLevel=1");

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
