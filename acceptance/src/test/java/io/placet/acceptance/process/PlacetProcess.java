package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.placet.vault.FileVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./placet up} on a data folder: started, killed, stopped and started again. */
final class PlacetProcess implements AutoCloseable {
  static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOG_TAIL = 60;
  private static final Pattern OFFICER = Pattern.compile("^\\s*Officer\\s+(http\\S+)$");
  private static final Pattern MARKETER = Pattern.compile("^\\s*Marketer\\s+(http\\S+)$");
  private static final Pattern ANALYST = Pattern.compile("^\\s*Analyst\\s+(http\\S+)$");
  private static final Pattern ADMINISTRATOR = Pattern.compile("^\\s*Administrator\\s+(http\\S+)$");

  /**
   * Of a process that lives for seconds: a start takes half the processor time without the second
   * compiler. With the long tests every process is as it ships.
   */
  private static final List<String> SHORT_LIVED =
      Boolean.getBoolean("placet.long") ? List.of() : List.of("-XX:TieredStopAtLevel=1");

  private final Path folder;
  private final Path data;
  private final List<String> javaOptions;
  private List<String> options;
  private Child child;
  private Addresses addresses;

  /** Where it listens; the same over restarts. */
  record Addresses(URI page, URI gateway, URI management, String kafka) {}

  private PlacetProcess(Path folder, List<String> javaOptions, List<String> options) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.javaOptions = javaOptions;
    this.options = List.copyOf(options);
    this.child = up(List.of(0, 0, 0, 0));
    OnFailure.shows(this);
    this.addresses = awaitReady();
  }

  /** Starts it on free ports, with its data in this folder, and waits until it is ready. */
  static PlacetProcess start(Path folder, String... options) {
    return new PlacetProcess(folder, SHORT_LIVED, List.of(options));
  }

  /** As {@link #start}, but as it ships, for what keeps it busy. */
  static PlacetProcess startAsShipped(Path folder, String... options) {
    return new PlacetProcess(folder, List.of(), List.of(options));
  }

  private Child up(List<Integer> ports) {
    List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
    String[] names = {"--dashboards-port", "--gateway-port", "--management-port", "--kafka-port"};
    for (int i = 0; i < names.length; i++) {
      arguments.add(names[i]);
      arguments.add(Integer.toString(ports.get(i)));
    }
    arguments.addAll(options);
    return Child.start(folder, javaOptions, arguments);
  }

  private Addresses awaitReady() {
    try {
      Until.holds(
          START,
          "the line that says it is ready",
          () -> {
            if (!child.isRunning()) {
              throw new AssertionError("it ended while starting");
            }
            return isReady();
          });
      JsonNode json = json("addresses.json");
      return new Addresses(
          URI.create(json.path("page").asText()),
          URI.create(json.path("gateway").asText()),
          URI.create(json.path("management").asText()),
          json.path("kafka").asText());
    } catch (AssertionError failure) {
      child.close();
      throw new AssertionError(failure.getMessage() + "\n" + report(), failure);
    }
  }

  Addresses addresses() {
    return addresses;
  }

  /** What holds the data folder and the vault. */
  Path folder() {
    return folder;
  }

  Path data() {
    return data;
  }

  Api api() {
    return new Api(addresses.gateway(), credentials());
  }

  JsonNode credentials() {
    return json("credentials.json");
  }

  /** What the page's own server answers, to the same credentials. */
  Api page() {
    return new Api(addresses.page(), credentials());
  }

  Topics topics() {
    return new Topics(addresses.kafka());
  }

  /** The keys of the data folder, to find by name what the topics hold without one. */
  FileVault vault() {
    return FileVault.open(folder.resolve("data.vault"), text("folder-id"));
  }

  /** The newest link; each works once. */
  String officerLink() {
    return link(OFFICER, "the officer's link");
  }

  /** The newest link; each works once. */
  String marketerLink() {
    return link(MARKETER, "the marketer's link");
  }

  /** The newest link; each works once. */
  String analystLink() {
    return link(ANALYST, "the analyst's link");
  }

  /** The newest link; each works once. */
  String administratorLink() {
    return link(ADMINISTRATOR, "the administrator's link");
  }

  private String link(Pattern line, String what) {
    return Until.present(
        START,
        what,
        () ->
            child.lines().stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst());
  }

  long pid() {
    return child.pid();
  }

  void kill9() {
    child.kill9();
  }

  /** Stops it as Ctrl-C does, and waits for its end. */
  List<String> stop() {
    child.interrupt();
    int unused = child.awaitEnd(STOP);
    return child.lines();
  }

  /** Whether a line of its terminal, since it was started last, is as wanted. */
  boolean says(Predicate<String> wanted) {
    return child.line(wanted).isPresent();
  }

  /** Waits until it has ended by itself, and returns its exit code. */
  int awaitEnd() {
    return child.awaitEnd(STOP);
  }

  /** What it answers on its management port. */
  Api.Answer health() {
    return new Api(addresses.management(), MissingNode.getInstance()).get("/health/ready");
  }

  /** Starts it again where it cannot; whether it ends with an exit code and says why. */
  boolean startsOnlyToSay(String text) {
    beginAgain();
    return child.awaitEnd(START) != 0 && says(line -> line.contains(text));
  }

  boolean isReady() {
    return says(line -> line.startsWith("Placet is ready"));
  }

  /** From the next start on. */
  void useOptions(String... other) {
    options = List.of(other);
  }

  /** Starts it again on the same folder and ports, once it has ended. */
  void restart() {
    beginAgain();
    addresses = awaitReady();
  }

  /** As {@link #restart}, without waiting until it is ready. */
  void beginAgain() {
    child =
        up(
            List.of(
                addresses.page().getPort(),
                addresses.gateway().getPort(),
                addresses.management().getPort(),
                Integer.parseInt(addresses.kafka().replaceFirst(".*:", ""))));
  }

  /** The greatest number of a checkpoint that is complete. */
  long newestCheckpoint() {
    try (var tree = Files.walk(data.resolve("flink"))) {
      return tree.map(path -> path.getFileName().toString())
          .filter(name -> name.matches("chk-[0-9]+"))
          .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
          .max()
          .orElse(0);
    } catch (IOException | UncheckedIOException changing) {
      return 0; // old ones are deleted while it looks
    }
  }

  /** What it wrote, and the end of its log. */
  String report() {
    List<String> report = new ArrayList<>(List.of("--- terminal of " + data));
    report.addAll(child.lines());
    report.add("--- end of its log");
    try {
      List<String> log = Files.readAllLines(data.resolve("logs/placet.log"), UTF_8);
      report.addAll(log.subList(Math.max(0, log.size() - LOG_TAIL), log.size()));
    } catch (IOException none) {
      report.add("(none)");
    }
    return String.join("\n", report);
  }

  private JsonNode json(String name) {
    try {
      return JSON.readTree(text(name));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private String text(String name) {
    try {
      return Files.readString(data.resolve(name), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
