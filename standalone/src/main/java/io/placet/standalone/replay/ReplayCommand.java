package io.placet.standalone.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code placet replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Posts a CSV file as events through the HTTP API of a running placet.",
      "Ends with one JSON line of counts. The same command again resumes after an interruption."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is posted",
      "1:the gateway refused or could not be reached; the position is saved",
      "2:an option, the mapping, the file or the data folder is wrong",
      "130:interrupted; the position is saved"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;

  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Patience.Sleeper sleeper;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CSV with a header, UTF-8; gzipped if it ends in .gz")
  private @Nullable Path file;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "How the file becomes events, for example mappings/online-retail.yaml")
  private @Nullable Path mapping;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "Events a second at most; without it as fast as the gateway takes them")
  private @Nullable Integer speed;

  @Option(
      names = "--keep-times",
      description =
          "Keep the file's times; needs an empty data folder and up --clock events. "
              + "Without it all times are shifted so that the last event ends now")
  private boolean keepTimes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Placet's data folder (default: ${DEFAULT-VALUE})")
  private @Nullable Path data;

  @Option(
      names = "--gateway-uri",
      paramLabel = "URI",
      defaultValue = "http://127.0.0.1:${env:PLACET_GATEWAY_PORT:-8080}",
      description = "Where the gateway listens (default: ${DEFAULT-VALUE})")
  private @Nullable URI gatewayUri;

  /** With the system's clock. */
  public ReplayCommand() {
    this(Clock.systemUTC(), System::nanoTime, time -> Thread.sleep(time.toMillis()));
  }

  ReplayCommand(Clock clock, LongSupplier nanoTime, Patience.Sleeper sleeper) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  @Override
  public Integer call() {
    if (spec == null || file == null || mapping == null || data == null || gatewayUri == null) {
      throw new IllegalStateException("picocli fills the options");
    }
    PrintWriter err = spec.commandLine().getErr();
    Replay.Options options =
        new Replay.Options(file, mapping, speed(spec), keepTimes, data, http(spec, gatewayUri));
    Replay.Console console = new Replay.Console(spec.commandLine().getOut(), err, errIsTerminal());
    try {
      new Replay(options, console, clock, nanoTime, sleeper).run();
      return 0;
    } catch (ReplayStopped e) {
      err.println("replay: " + e.getMessage());
      return e.exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("replay: interrupted; running the same command again resumes");
      return INTERRUPTED;
    }
  }

  private OptionalInt speed(CommandSpec command) {
    if (speed == null) {
      return OptionalInt.empty();
    }
    if (speed < 1) {
      throw new ParameterException(command.commandLine(), "--speed must be at least 1");
    }
    return OptionalInt.of(speed);
  }

  private static URI http(CommandSpec command, URI uri) {
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new ParameterException(
          command.commandLine(),
          "--gateway-uri must begin with http:// or https:// and name a host");
    }
    return uri;
  }

  /** Linux tells; elsewhere the progress comes as lines. */
  private static boolean errIsTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
