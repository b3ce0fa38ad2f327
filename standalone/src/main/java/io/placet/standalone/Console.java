package io.placet.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a person at the terminal reads. */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  void step(String text) {
    out.println(text);
    out.flush();
  }

  /** Says that something begins; {@link Step#done} says how long it took. */
  Step begin(String text) {
    out.printf("  %-9s", text);
    out.flush();
    long begun = System.nanoTime();
    return () -> step(String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - begun) / 1e9));
  }

  /** Something under way. */
  @FunctionalInterface
  interface Step {
    void done();
  }

  void failed(String why, Path log) {
    out.println();
    out.println("placet: " + why);
    out.println("        (log: " + log + ")");
    out.flush();
  }

  void ready(Addresses at, Path data, Path vault, double seconds) {
    out.printf(
        Locale.ROOT,
        """

        Placet is ready after %.1f s.

          Page             %s
          Officer          %s
          Marketer         %s
          Analyst          %s
          Administrator    %s
                           (each link works once, within 15 minutes; every start prints new ones)
          Gateway          %s
          Management       %s/health/ready   %s/metrics
          Kafka            %s
          Tokens           %s
          Keys             %s

        What to try next:
          Open the officer's link, then in another terminal:
          ./placet replay FILE.csv.gz --mapping mappings/online-retail.yaml%s
          Find user:17850 under Contacts and withdraw a consent: the receipt shows each point stopping.
          Open the marketer's link and make a segment: its size is estimated while you edit the rule.

        Ctrl-C stops; the next start goes on where this one ended.
        """,
        seconds,
        at.page(),
        at.officerLink(),
        at.marketerLink(),
        at.analystLink(),
        at.administratorLink(),
        at.gateway(),
        at.management(),
        at.management(),
        at.kafka(),
        data.resolve("credentials.json"),
        vault,
        at.replayOptions());
    out.flush();
  }

  /** What is behind a failed future, in words. */
  static String innermost(CompletableFuture<?> failed) {
    try {
      failed.join();
      return "it ended";
    } catch (CompletionException failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return String.valueOf(cause.getMessage());
    }
  }
}
