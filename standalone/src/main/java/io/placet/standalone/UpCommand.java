package io.placet.standalone;

import io.placet.gateway.PublicPages;
import io.placet.gateway.PublicPagesOptions;
import io.placet.gateway.WebhookOptions;
import io.placet.vault.VaultPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in this process until it is stopped. */
@Command(
    name = "up",
    description =
        "Runs everything in one process: Kafka, Flink, gateway and page. Ctrl-C stops; the next start resumes.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  static final String DEFAULT_DATA = "data";
  private static final String AT_ONCE =
      "Ended at once. The next start goes on from the last checkpoint.";

  @Option(
      names = "--data",
      defaultValue = "${env:PLACET_DATA:-" + DEFAULT_DATA + "}",
      description = "Data folder (${DEFAULT-VALUE})")
  private Path data = Path.of(DEFAULT_DATA);

  @Option(
      names = "--vault",
      defaultValue = "${env:PLACET_VAULT}",
      description = "Folder of the keys (<data>.vault)")
  private @Nullable Path vault;

  @Option(
      names = "--vault-key",
      defaultValue = "${env:PLACET_VAULT_KEY}",
      description = "File of the key that the vault's keysets are sealed under (in the vault)")
  private @Nullable Path vaultKey;

  @Option(
      names = "--register",
      defaultValue = "${env:PLACET_REGISTER}",
      description = "Register of processing (the sample shop's)")
  private @Nullable Path register;

  @Option(
      names = "--gateway-port",
      defaultValue = "${env:PLACET_GATEWAY_PORT:-8080}",
      description = "0 for any free one (${DEFAULT-VALUE})")
  private int gatewayPort;

  @Option(
      names = "--dashboards-port",
      defaultValue = "${env:PLACET_DASHBOARDS_PORT:-8081}",
      description = "(${DEFAULT-VALUE})")
  private int dashboardsPort;

  @Option(
      names = "--management-port",
      defaultValue = "${env:PLACET_MANAGEMENT_PORT:-8090}",
      description = "(${DEFAULT-VALUE})")
  private int managementPort;

  @Option(
      names = "--kafka-port",
      defaultValue = "${env:PLACET_KAFKA_PORT:-9092}",
      description = "(${DEFAULT-VALUE})")
  private int kafkaPort;

  @Option(
      names = "--clock",
      defaultValue = "${env:PLACET_CLOCK}",
      description =
          "wall or events: what moves event time on; fixed at the folder's first start (wall)")
  private @Nullable String clock;

  @Option(
      names = "--parallelism",
      defaultValue = "${env:PLACET_PARALLELISM:-2}",
      description = "Subtasks of each operator (${DEFAULT-VALUE})")
  private int parallelism;

  @Option(
      names = "--partitions",
      defaultValue = "${env:PLACET_PARTITIONS:-4}",
      description = "Of each topic, fixed at the first start (${DEFAULT-VALUE})")
  private int partitions;

  @Option(
      names = "--checkpoint-interval-ms",
      defaultValue = "${env:PLACET_CHECKPOINT_INTERVAL_MS:-1000}",
      description = "How often the stream's outputs become readable (${DEFAULT-VALUE})")
  private long checkpointIntervalMs;

  @Option(
      names = "--disk-reserve-mb",
      defaultValue = "${env:PLACET_DISK_RESERVE_MB}",
      description =
          "Kept free on each disk; with less, no more data is taken until there is room (512, or a tenth of a smaller disk)")
  private @Nullable Long diskReserveMb;

  @Mixin private final PublicPagesOptions pages = new PublicPagesOptions();
  @Mixin private final WebhookOptions webhooks = new WebhookOptions();

  @Override
  public Integer call() {
    Console console = new Console(System.out);
    try {
      UpSettings settings = settings();
      Deployment deployment = Deployment.start(settings, console);
      new Signals(() -> console.step(AT_ONCE)).listen();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(deployment, console), "stop"));
      console.failed(deployment.ended().join(), Logs.fileIn(settings.data()));
      return 1;
    } catch (StartRefused refused) {
      console.failed(String.valueOf(refused.getMessage()), Logs.fileIn(data));
      return 1;
    }
  }

  private static void stop(Deployment deployment, Console console) {
    console.step("Stopping ...");
    deployment.close();
    console.step("Stopped. The next start goes on where this one ended.");
  }

  private UpSettings settings() {
    Path keys = vault != null ? vault : data.resolveSibling(data.getFileName() + ".vault");
    return new UpSettings(
        data,
        new VaultPlace(keys, Optional.ofNullable(vaultKey)),
        Optional.ofNullable(register),
        gatewayPort,
        dashboardsPort,
        managementPort,
        kafkaPort,
        Optional.ofNullable(clock),
        parallelism,
        partitions,
        Duration.ofMillis(checkpointIntervalMs),
        diskReserveMb == null ? OptionalLong.empty() : OptionalLong.of(diskReserveMb << 20),
        pages(),
        webhooks.isLoopbackAllowed());
  }

  private PublicPages pages() {
    try {
      return pages.toPublicPages();
    } catch (IllegalArgumentException wrong) {
      throw new StartRefused(String.valueOf(wrong.getMessage()));
    }
  }
}
