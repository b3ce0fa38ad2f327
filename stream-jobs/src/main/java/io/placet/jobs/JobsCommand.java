package io.placet.jobs;

import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.cluster.LocalJob;
import io.placet.jobs.flink.metrics.MetricsServer;
import io.placet.jobs.insight.FigureTime;
import io.placet.jobs.insight.InsightsJob;
import io.placet.jobs.insight.InsightsJobConfig;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./placet jobs}: the stream jobs against any Kafka. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Runs the stream jobs against a Kafka that the gateway has prepared.")
public final class JobsCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(JobsCommand.class);
  private static final int GIVEN_UP = 1;

  @Option(
      names = "--bootstrap-servers",
      defaultValue = "${env:PLACET_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka's bootstrap servers (${DEFAULT-VALUE})")
  private String bootstrapServers = "";

  @Option(
      names = "--register",
      defaultValue = "${env:PLACET_REGISTER}",
      description =
          "the register of processing, the file that the gateway has too (the sample shop's)")
  private @Nullable Path register;

  @Option(
      names = "--vault",
      required = true,
      defaultValue = "${env:PLACET_VAULT}",
      description = "folder of the keys, the one that the gateway has too")
  private Path vault = Path.of("");

  @Option(
      names = "--vault-key",
      defaultValue = "${env:PLACET_VAULT_KEY}",
      description = "file of the key that the vault's keysets are sealed under (in the vault)")
  private @Nullable Path vaultKey;

  @Option(
      names = "--deployment",
      defaultValue = "${env:PLACET_DEPLOYMENT:-placet}",
      description = "name of the deployment the keys belong to (${DEFAULT-VALUE})")
  private String deployment = "";

  @Option(
      names = "--data",
      required = true,
      defaultValue = "${env:PLACET_DATA}",
      description = "folder of the jobs' checkpoints: with it they go on where they were")
  private Path data = Path.of("");

  @Option(
      names = "--clock",
      defaultValue = "${env:PLACET_CLOCK:-wall}",
      description = "what moves event time on: wall, events (${DEFAULT-VALUE})")
  private String clock = "";

  @Option(
      names = "--parallelism",
      defaultValue = "${env:PLACET_PARALLELISM:-" + ContactJobConfig.DEFAULT_PARALLELISM + "}",
      description = "subtasks of each operator (${DEFAULT-VALUE})")
  private int parallelism;

  @Option(
      names = "--checkpoint-interval-ms",
      defaultValue = "${env:PLACET_CHECKPOINT_INTERVAL_MS:-1000}",
      description = "how often outputs become readable, milliseconds (${DEFAULT-VALUE})")
  private long checkpointIntervalMs;

  @Option(
      names = "--metrics-port",
      defaultValue = "${env:PLACET_METRICS_PORT:-8091}",
      description = "port of /metrics, for this machine only (${DEFAULT-VALUE}; 0: any)")
  private int metricsPort;

  @Override
  public Integer call() throws IOException {
    ContactJobConfig config =
        ContactJobConfig.of(
                bootstrapServers,
                register == null ? RegisterLoader.sampleYaml() : Files.readString(register),
                VaultSupplier.files(vault, Optional.ofNullable(vaultKey), deployment),
                data.resolve("flink"))
            .withClock(EventClock.valueOf(clock.toUpperCase(Locale.ROOT)))
            .withParallelism(parallelism)
            .withCheckpointInterval(Duration.ofMillis(checkpointIntervalMs));
    try (ContactJob contacts = ContactJob.start(config);
        InsightsJob figures = InsightsJob.start(figures(config));
        MetricsServer metrics =
            MetricsServer.start(
                metricsPort,
                () ->
                    Stream.of(contacts, figures).flatMap(job -> job.metrics().stream()).toList())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(contacts, figures), "stop"));
      System.out.println(
          "The stream jobs run, metrics on port "
              + metrics.port()
              + "; Ctrl-C stops them, and the next start goes on.");
      CompletableFuture.anyOf(contacts.terminated(), figures.terminated()).join();
      return 0;
    } catch (JobException refused) {
      return failed(refused);
    } catch (CompletionException givenUp) {
      return failed(givenUp.getCause() == null ? givenUp : givenUp.getCause());
    }
  }

  private InsightsJobConfig figures(ContactJobConfig contacts) {
    return new InsightsJobConfig(
        bootstrapServers,
        contacts.registerYaml(),
        data.resolve("figures"),
        parallelism,
        FigureTime.of(contacts.clock()),
        contacts.checkpointInterval());
  }

  private static void cancel(LocalJob... jobs) {
    for (LocalJob job : jobs) {
      job.cancel();
    }
  }

  private static int failed(Throwable why) {
    LOG.atError().setCause(why).log("The stream jobs ended");
    System.err.println("placet: " + why.getMessage());
    return GIVEN_UP;
  }
}
