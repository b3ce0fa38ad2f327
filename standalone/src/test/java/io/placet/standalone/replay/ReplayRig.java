package io.placet.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;

/** Runs the command in this process against a stub, with a clock that only its own pauses move. */
final class ReplayRig {
  static final Path MAPPING = Path.of("..", "mappings", "online-retail.yaml");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Path data;
  private final Path file;
  private final StubGateway gateway;
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  record Run(int exit, String out, String err) {
    JsonNode counts() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  ReplayRig(Path data, Path file, StubGateway gateway) throws IOException {
    this.data = data;
    this.file = file;
    this.gateway = gateway;
    Files.createDirectories(data);
    Files.writeString(data.resolve("credentials.json"), StubGateway.CREDENTIALS);
  }

  Run run(String... more) {
    return run(MAPPING, NOW, more);
  }

  Run run(Path mapping, Instant now, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                file.toString(),
                "--mapping",
                mapping.toString(),
                "--data",
                data.toString(),
                "--gateway-uri",
                gateway.uri().toString()));
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(
                new ReplayCommand(Clock.fixed(now, ZoneOffset.UTC), nanos::get, this::pause))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  /** Pauses that were not nothing. */
  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  private void pause(Duration time) {
    if (!time.isZero()) {
      pauses.add(time);
      nanos.addAndGet(time.toNanos());
    }
  }
}
