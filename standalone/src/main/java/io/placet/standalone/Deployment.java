package io.placet.standalone;

import io.placet.dashboards.CannotListenException;
import io.placet.dashboards.Dashboards;
import io.placet.dashboards.DashboardsConfig;
import io.placet.domain.register.Register;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.embedded.kafka.EmbeddedKafkaException;
import io.placet.gateway.Gateway;
import io.placet.gateway.GatewayConfig;
import io.placet.gateway.StartException;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.flink.JobException;
import io.placet.schemas.register.RegisterException;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.TopicException;
import io.placet.vault.FileVault;
import io.placet.vault.VaultException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts, running. Started in the order in which they need each other, stopped in the reverse.
 */
final class Deployment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration JOB_START = Duration.ofMinutes(2);

  /** Where the parts can be reached. */
  record Addresses(
      String page,
      String officerLink,
      String administratorLink,
      String gateway,
      String management,
      String kafka,
      String replayOptions) {}

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  private Deployment() {}

  /**
   * Starts everything.
   *
   * @throws StartRefused with what the person can do
   */
  static Deployment start(UpSettings settings, Console console) {
    long begun = System.nanoTime();
    Deployment deployment = new Deployment();
    try {
      DataFolder data = deployment.keep(DataFolder.open(settings.data()));
      Addresses addresses = deployment.startParts(settings, data, console);
      double seconds = (System.nanoTime() - begun) / 1e9;
      console.ready(addresses, data.path(), settings.vault(), seconds);
      return deployment;
    } catch (RuntimeException failure) {
      deployment.close();
      throw refusal(failure);
    }
  }

  private Addresses startParts(UpSettings settings, DataFolder data, Console console) {
    console.step("Data in " + data.path());
    String yaml = registerYaml(settings);
    Register register =
        RegisterLoader.parse(yaml, settings.register().map(Path::toString).orElse("register.yaml"));
    data.requireVault(settings.vault());
    Path vaultFolder = settings.vault().toAbsolutePath().normalize();
    String folderId = data.id();
    FileVault vault = FileVault.open(vaultFolder, folderId);
    String clock = data.clock(settings.clock());

    Console.Step kafkaStep = console.begin("Kafka");
    EmbeddedKafka kafka =
        keep(startKafka(EmbeddedKafkaConfig.in(data.kafka()).withPort(settings.kafkaPort())));
    kafkaStep.done();
    Console.Step gatewayStep = console.begin("Gateway");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
    keep(() -> await(vertx.close()));
    Gateway gateway =
        keep(
            await(
                Gateway.start(
                    vertx,
                    new GatewayConfig(
                        kafka.bootstrapServers(),
                        register,
                        yaml,
                        data.gateway(),
                        LOOPBACK,
                        settings.gatewayPort(),
                        settings.managementPort(),
                        settings.partitions(),
                        (short) 1,
                        clock),
                    vault,
                    Clock.systemUTC())));
    gatewayStep.done();
    Console.Step streamStep = console.begin("Stream");
    String vaultPath = vaultFolder.toString();
    ContactJob job =
        keep(
            ContactJob.start(
                ContactJobConfig.of(
                        kafka.bootstrapServers(),
                        yaml,
                        () -> FileVault.open(Path.of(vaultPath), folderId),
                        data.flink())
                    .withParallelism(settings.parallelism())
                    .withClock(UpSettings.toEventClock(clock))
                    .withCheckpointInterval(settings.checkpointInterval())));
    job.waitUntilRunning(JOB_START);
    var unused = job.terminated().whenComplete((none, failure) -> end(failure));
    gateway.readyWhile("stream", () -> !job.terminated().isDone());
    streamStep.done();
    Console.Step pageStep = console.begin("Page");
    Dashboards page =
        await(
            Dashboards.start(
                vertx,
                new DashboardsConfig(
                    settings.dashboardsPort(),
                    URI.create("http://" + LOOPBACK + ":" + gateway.port()))));
    keep(() -> await(page.close()));
    pageStep.done();
    return addresses(data, settings, clock, gateway, page, kafka);
  }

  private static EmbeddedKafka startKafka(EmbeddedKafkaConfig config) {
    try {
      return EmbeddedKafka.start(config);
    } catch (EmbeddedKafkaException unusable) {
      // the broker knows its port and its folder, not the options that name them
      throw new StartRefused(
          unusable.getMessage() + " Its port is --kafka-port, its folder is in --data.", unusable);
    }
  }

  private static Addresses addresses(
      DataFolder data,
      UpSettings settings,
      String clock,
      Gateway gateway,
      Dashboards page,
      EmbeddedKafka kafka) {
    String pageAt = "http://" + LOOPBACK + ":" + page.port();
    String gatewayAt = "http://" + LOOPBACK + ":" + gateway.port();
    Addresses addresses =
        new Addresses(
            pageAt,
            pageAt + "/api" + gateway.officerPath(),
            pageAt + "/api" + gateway.administratorPath(),
            gatewayAt,
            "http://" + LOOPBACK + ":" + gateway.managementPort(),
            kafka.bootstrapServers(),
            replayOptions(settings, clock, gatewayAt));
    data.writeAddresses(
        new JsonObject()
            .put("page", addresses.page())
            .put("gateway", addresses.gateway())
            .put("management", addresses.management())
            .put("kafka", addresses.kafka())
            .encodePrettily());
    return addresses;
  }

  private static String replayOptions(UpSettings settings, String clock, String gatewayAt) {
    StringBuilder options = new StringBuilder();
    if (clock.equals("events")) {
      options.append(" --keep-times");
    }
    if (!settings.data().equals(Path.of(UpCommand.DEFAULT_DATA))) {
      options.append(" --data ").append(settings.data());
    }
    if (!gatewayAt.endsWith(":8080")) {
      options.append(" --gateway-uri ").append(gatewayAt);
    }
    return options.toString();
  }

  private static String registerYaml(UpSettings settings) {
    return settings
        .register()
        .map(
            file -> {
              try {
                return Files.readString(file, StandardCharsets.UTF_8);
              } catch (IOException unreadable) {
                throw new StartRefused("the register " + file + " cannot be read", unreadable);
              }
            })
        .orElseGet(RegisterLoader::sampleYaml);
  }

  /** Completes exceptionally when a part has ended by itself. */
  CompletableFuture<Void> failed() {
    return failed;
  }

  private void end(@org.jspecify.annotations.Nullable Throwable failure) {
    if (failure == null) {
      failed.complete(null);
    } else {
      failed.completeExceptionally(failure);
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.MINUTES).join();
  }

  private static RuntimeException refusal(RuntimeException failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean says =
        cause instanceof StartException
            || cause instanceof CannotListenException
            || cause instanceof JobException
            || cause instanceof TopicException
            || cause instanceof RegisterException
            || cause instanceof VaultException;
    if (cause instanceof StartRefused refused) {
      return refused;
    }
    LOG.atError().setCause(cause).log("Placet did not start");
    return new StartRefused(
        says ? String.valueOf(cause.getMessage()) : "an unexpected fault: " + cause, cause);
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception failure) {
        LOG.atWarn().setCause(failure).log("A part did not stop cleanly");
      }
    }
  }
}
