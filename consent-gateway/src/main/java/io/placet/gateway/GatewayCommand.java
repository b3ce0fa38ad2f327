package io.placet.gateway;

import io.placet.domain.register.Register;
import io.placet.schemas.register.RegisterException;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.TopicException;
import io.placet.vault.VaultException;
import io.placet.vault.VaultPlace;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs a gateway alone, against any Kafka. Several may run against one; each needs a data folder of
 * its own.
 */
@Command(
    name = "gateway",
    description = "Runs a consent gateway alone, against any Kafka.",
    mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
  @Option(
      names = "--bootstrap-servers",
      defaultValue = "${env:PLACET_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka (${DEFAULT-VALUE})")
  private String bootstrapServers = "";

  @Option(
      names = "--data",
      defaultValue = "${env:PLACET_DATA:-gateway-data}",
      description = "Folder of this gateway (${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(
      names = "--vault",
      required = true,
      defaultValue = "${env:PLACET_VAULT}",
      description = "Folder of the keys, shared by all gateways and jobs of a deployment")
  private Path vault = Path.of("");

  @Option(
      names = "--vault-key",
      defaultValue = "${env:PLACET_VAULT_KEY}",
      description = "file of the key that the vault's keysets are sealed under (in the vault)")
  private @Nullable Path vaultKey;

  @Option(
      names = "--deployment",
      defaultValue = "${env:PLACET_DEPLOYMENT:-placet}",
      description = "Name of the deployment the keys belong to (${DEFAULT-VALUE})")
  private String deployment = "";

  @Option(
      names = "--register",
      defaultValue = "${env:PLACET_REGISTER}",
      description = "Register of processing (the sample shop's)")
  private @Nullable Path register;

  @Option(
      names = "--gateway-port",
      defaultValue = "${env:PLACET_GATEWAY_PORT:-8080}",
      description = "(${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--management-port",
      defaultValue = "${env:PLACET_MANAGEMENT_PORT:-8090}",
      description = "(${DEFAULT-VALUE})")
  private int managementPort;

  @Option(
      names = "--partitions",
      defaultValue = "${env:PLACET_PARTITIONS:-4}",
      description = "Of each topic, fixed at creation (${DEFAULT-VALUE})")
  private int partitions;

  @Option(
      names = "--replication",
      defaultValue = "${env:PLACET_REPLICATION:-1}",
      description = "Copies of each topic made here; 3 on a cluster (${DEFAULT-VALUE})")
  private short replication;

  @Option(
      names = "--shut-off-deadline-s",
      defaultValue = "${env:PLACET_SHUT_OFF_DEADLINE_S:-30}",
      description = "After how many seconds a shut-off is overdue, 1 to 86400 (${DEFAULT-VALUE})")
  private long shutOffDeadlineS;

  @Mixin private final PublicPagesOptions pages = new PublicPagesOptions();
  @Mixin private final WebhookOptions webhooks = new WebhookOptions();

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      Gateway gateway =
          Gateway.start(
                  vertx,
                  config(),
                  new VaultPlace(vault, Optional.ofNullable(vaultKey)).open(deployment),
                  Clock.systemUTC())
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
      System.out.println(
          "Gateway on http://127.0.0.1:"
              + gateway.port()
              + ", management on http://127.0.0.1:"
              + gateway.managementPort());
      System.out.println("Officer's path, once: " + gateway.officerPath());
      new CountDownLatch(1).await();
      return 0;
    } catch (CompletionException
        | VaultException
        | RegisterException
        | TopicException
        | IOException refused) {
      Throwable cause =
          refused instanceof CompletionException && refused.getCause() != null
              ? refused.getCause()
              : refused;
      System.err.println("placet: " + cause.getMessage());
      vertx.close().toCompletionStage().toCompletableFuture().join();
      return 1;
    }
  }

  private GatewayConfig config() throws IOException {
    String yaml = register == null ? RegisterLoader.sampleYaml() : Files.readString(register);
    Register parsed =
        RegisterLoader.parse(yaml, register == null ? "register.yaml" : register.toString());
    Files.createDirectories(data);
    return new GatewayConfig(
            bootstrapServers,
            parsed,
            yaml,
            data.resolve("gateway"),
            "127.0.0.1",
            port,
            managementPort,
            partitions,
            replication,
            "wall")
        .withShutOffDeadline(Duration.ofSeconds(shutOffDeadlineS))
        .withPages(pages.toPublicPages())
        .withLoopbackWebhooks(webhooks.isLoopbackAllowed());
  }
}
