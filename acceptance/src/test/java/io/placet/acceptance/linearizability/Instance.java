package io.placet.acceptance.linearizability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.acceptance.history.Samples.Outage;
import io.placet.acceptance.history.Span;
import io.placet.acceptance.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** One gateway: its process over kills and pauses, and when it was away. */
final class Instance implements AutoCloseable {
  /** What clients may expect of it. */
  enum State {
    UP,
    PAUSED,
    DOWN
  }

  private static final Pattern READY = Pattern.compile("Gateway on http://[^:]+:(\\d+)");

  private final int number;
  private final Path folder;
  private final String bootstrapServers;
  private final List<Outage> outages = new CopyOnWriteArrayList<>();
  private volatile State state = State.DOWN;
  private volatile Map<String, String> tokens = Map.of();
  private volatile int port;
  private Child child;
  private long awaySince;

  /** Starts a gateway with its data in a folder beside those of the others; see {@link #await}. */
  Instance(int number, Path folder, String bootstrapServers) {
    this.number = number;
    this.folder = folder;
    this.bootstrapServers = bootstrapServers;
    this.child = launch();
  }

  private Path data() {
    return folder.resolve("gateway-" + number);
  }

  private Child launch() {
    List<String> arguments = new ArrayList<>(List.of("gateway"));
    Map<String, String> options =
        new TreeMap<>(
            Map.of(
                "--bootstrap-servers", bootstrapServers,
                "--data", data().toString(),
                "--vault", folder.resolve("vault").toString(),
                "--gateway-port", Integer.toString(port),
                "--management-port", "0"));
    options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    return Child.start(folder, Processes.OPTIONS, arguments);
  }

  /** Waits until it answers. */
  void await() {
    port = Integer.parseInt(Processes.told(child, READY));
    Map<String, String> read = new TreeMap<>();
    try {
      new ObjectMapper()
          .readTree(data().resolve("credentials.json").toFile())
          .properties()
          .forEach(token -> read.put(token.getKey(), token.getValue().asText()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    tokens = Map.copyOf(read);
    state = State.UP;
  }

  int number() {
    return number;
  }

  int port() {
    return port;
  }

  State state() {
    return state;
  }

  String token(String name) {
    return tokens.getOrDefault(name, "");
  }

  List<Outage> outages() {
    return outages;
  }

  /** Ends the process without a chance to do anything. */
  void kill9() {
    leave(State.DOWN);
    child.kill9();
  }

  /** Starts it again on its folder and port, and waits until it answers. */
  void restart() {
    child = launch();
    await();
    back();
  }

  void pause() {
    leave(State.PAUSED);
    child.pause();
  }

  void resume() {
    child.resume();
    state = State.UP;
    back();
  }

  private void leave(State next) {
    awaySince = System.nanoTime();
    state = next;
  }

  private void back() {
    outages.add(new Outage(number, new Span(awaySince, System.nanoTime())));
  }

  @Override
  public void close() {
    child.close();
  }
}
