package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ./placet replay} of a retail file into a running process. */
final class Replay implements AutoCloseable {
  private static final Duration END = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;

  /** The line of counts it ends with. */
  record Counts(int posted, int accepted, int withheld, int rejected) {}

  private Replay(Child child) {
    this.child = child;
  }

  static Replay start(PlacetProcess placet, Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("replay", file.toString()));
    arguments.addAll(List.of("--mapping", Repository.retailMapping().toString()));
    arguments.addAll(List.of("--data", placet.data().toString()));
    arguments.addAll(List.of("--gateway-uri", placet.addresses().gateway().toString()));
    arguments.addAll(List.of(options));
    Path folder = placet.folder().resolve("replay");
    return new Replay(Child.start(placet.folder(), List.of("-Dplacet.logs=" + folder), arguments));
  }

  boolean isRunning() {
    return child.isRunning();
  }

  void kill9() {
    child.kill9();
  }

  /** Waits for its end and reads the counts. */
  Counts counts() {
    int code = child.awaitEnd(END);
    if (code != 0) {
      throw new AssertionError(
          "the replay ended with " + code + ":\n" + String.join("\n", child.lines()));
    }
    String line = child.line(text -> text.startsWith("{\"posted\"")).orElseThrow();
    try {
      JsonNode json = JSON.readTree(line);
      return new Counts(
          json.path("posted").intValue(),
          json.path("accepted").intValue(),
          json.path("withheld").intValue(),
          json.path("rejected").intValue());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
