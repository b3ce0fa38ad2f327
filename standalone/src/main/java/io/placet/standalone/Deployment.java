package io.placet.standalone;

import io.placet.dashboards.CannotListenException;
import io.placet.dashboards.Dashboards;
import io.placet.dashboards.DashboardsConfig;
import io.placet.dashboards.insight.Grid;
import io.placet.dashboards.insight.InsightsConfig;
import io.placet.dashboards.insight.StoreException;
import io.placet.domain.register.Register;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.embedded.kafka.EmbeddedKafkaException;
import io.placet.gateway.Gateway;
import io.placet.gateway.GatewayConfig;
import io.placet.gateway.StartException;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.JobException;
import io.placet.jobs.insight.FigureTime;
import io.placet.jobs.insight.InsightsJob;
import io.placet.jobs.insight.InsightsJobConfig;
import io.placet.schemas.register.RegisterException;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.TopicException;
import io.placet.standalone.room.Finding;
import io.placet.standalone.room.Level;
import io.placet.standalone.room.RoomMetrics;
import io.placet.standalone.room.RoomWatch;
import io.placet.vault.Vault;
import io.placet.vault.VaultException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
  static final String LOOPBACK = "127.0.0.1";
  private static final String UNSTORABLE =
      "Kafka ended the process, for it could no longer store reliably. What was confirmed is stored; start again.";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final RoomWatch room;
  private final Console console;
  private final Path log;

  private Deployment(RoomWatch room, Console console, Path log) {
    this.room = room;
    this.console = console;
    this.log = log;
  }

  /**
   * Starts everything.
   *
   * @throws StartRefused with what the person can do
   */
  static Deployment start(UpSettings settings, Console console) {
    long begun = System.nanoTime();
    DataFolder data = DataFolder.open(settings.data());
    RoomWatch room = new RoomWatch(data.watched(), settings.diskReserve());
    Deployment deployment = new Deployment(room, console, Logs.fileIn(settings.data()));
    deployment.keep(data);
    deployment.keep(room);
    try {
      if (room.found().level() == Level.LAST) {
        throw new StartRefused(room.found().toEnd());
      }
      Addresses addresses = deployment.startParts(settings, data);
      double seconds = (System.nanoTime() - begun) / 1e9;
      console.ready(addresses, data.path(), settings.vault().folder(), seconds);
      return deployment;
    } catch (RuntimeException failure) {
      deployment.close();
      throw refusal(failure);
    }
  }

  private Addresses startParts(UpSettings settings, DataFolder data) {
    console.step("Data in " + data.path());
    String yaml = registerYaml(settings);
    Register register =
        RegisterLoader.parse(yaml, settings.register().map(Path::toString).orElse("register.yaml"));
    data.requireVault(settings.vault().folder());
    String folderId = data.id();
    Vault vault = settings.vault().open(folderId);
    String clock = data.clock(settings.clock());

    Console.Step kafkaStep = console.begin("Kafka");
    EmbeddedKafka kafka =
        keep(
            startKafka(
                EmbeddedKafkaConfig.in(data.kafka())
                    .withPort(settings.kafkaPort())
                    .withLastWords(() -> console.failed(whyItEnds(UNSTORABLE), log))));
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
                            clock)
                        .withPages(settings.pages())
                        .withLoopbackWebhooks(settings.loopbackWebhooks()),
                    vault,
                    Clock.systemUTC(),
                    room)));
    RoomMetrics.register(room, gateway.registry());
    gateway.readyWhile("disk", () -> room.found().level() == Level.ENOUGH);
    endWith("the view of the log is broken: ", gateway.failed());
    gatewayStep.done();
    startStream(
        new Stream(
            List.of(
                () -> ContactJob.start(contactJob(settings, data, kafka, yaml)),
                () -> InsightsJob.start(insightsJob(settings, data, kafka, yaml)))),
        gateway);
    Console.Step pageStep = console.begin("Page");
    Dashboards page =
        await(
            Dashboards.start(
                vertx,
                new DashboardsConfig(
                        settings.dashboardsPort(),
                        URI.create("http://" + LOOPBACK + ":" + gateway.port()))
                    .withInsights(
                        new InsightsConfig(
                            kafka.bootstrapServers(),
                            Optional.of(data.insights()),
                            Grid.of(register)))));
    keep(() -> await(page.close()));
    pageStep.done();
    Addresses addresses = Addresses.of(settings, clock, gateway, page, kafka);
    data.writeAddresses(addresses.toJson());
    return addresses;
  }

  private static ContactJobConfig contactJob(
      UpSettings settings, DataFolder data, EmbeddedKafka kafka, String yaml) {
    return ContactJobConfig.of(
            kafka.bootstrapServers(),
            yaml,
            VaultSupplier.files(settings.vault(), data.id()),
            data.flink())
        .withParallelism(settings.parallelism())
        .withClock(UpSettings.toEventClock(data.clock(settings.clock())))
        .withCheckpointInterval(settings.checkpointInterval());
  }

  private static InsightsJobConfig insightsJob(
      UpSettings settings, DataFolder data, EmbeddedKafka kafka, String yaml) {
    return new InsightsJobConfig(
        kafka.bootstrapServers(),
        yaml,
        data.figures(),
        settings.parallelism(),
        FigureTime.of(UpSettings.toEventClock(data.clock(settings.clock()))),
        settings.checkpointInterval());
  }

  private void startStream(Stream stream, Gateway gateway) {
    keep(stream);
    gateway.readyWhile("stream", stream::isRunning);
    gateway.registry().register(new StreamCollector(stream::metrics));
    endWith("the stream has stopped: ", stream.failed());
    Console.Step step = console.begin("Stream");
    if (room.found().level() == Level.ENOUGH) {
      stream.start();
      step.done();
    } else {
      console.step("waits");
      console.step(room.found().toText());
    }
    room.start(
        found -> {
          console.step(found.toText());
          if (found.level() == Level.ENOUGH) {
            stream.resume();
          } else {
            stream.pause();
          }
        });
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

  /** Completes when a part has ended by itself, with why. */
  CompletableFuture<String> ended() {
    return ended.copy();
  }

  private void endWith(String what, CompletableFuture<?> part) {
    var unused =
        part.whenComplete(
            (none, failure) -> ended.complete(whyItEnds(what + Console.innermost(part))));
  }

  /** A full disk shows in many ways; it is named itself. */
  private String whyItEnds(String symptom) {
    Finding now = room.lookNow();
    return now.level() == Level.LAST ? now.toEnd() : symptom;
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
            || cause instanceof StoreException
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
