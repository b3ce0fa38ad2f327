package io.placet.dashboards;

import io.placet.dashboards.insight.StoreException;
import io.placet.schemas.register.RegisterException;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the dashboards alone, beside a gateway that runs elsewhere. */
@Command(
    name = "dashboards",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Serves the page, forwards its calls to the gateway, and tells released figures.")
public final class DashboardsCommand implements Callable<Integer> {
  @Option(
      names = "--dashboards-port",
      defaultValue = "${env:PLACET_DASHBOARDS_PORT:-" + DashboardsConfig.DEFAULT_PORT + "}",
      description = "Port of the page (PLACET_DASHBOARDS_PORT)")
  private int port;

  @Option(
      names = "--gateway-uri",
      defaultValue = "${env:PLACET_GATEWAY_URI:-http://127.0.0.1:8080}",
      description = "The gateway (PLACET_GATEWAY_URI)")
  private URI gatewayUri = DashboardsConfig.DEFAULT_GATEWAY_URI;

  @Mixin private final InsightsOptions insights = new InsightsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    DashboardsConfig config = config();
    Vertx vertx = Vertx.vertx();
    try {
      Dashboards dashboards =
          Dashboards.start(vertx, config).toCompletionStage().toCompletableFuture().join();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx), "dashboards-stop"));
      System.out.printf("The page is on http://%s:%d%n", config.host(), dashboards.port());
      new CountDownLatch(1).await();
      return CommandLine.ExitCode.OK;
    } catch (CompletionException failed) {
      System.err.println(
          failed.getCause() instanceof CannotListenException
                  || failed.getCause() instanceof StoreException
              ? failed.getCause().getMessage()
              : failed);
      stop(vertx);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private DashboardsConfig config() {
    try {
      DashboardsConfig config = new DashboardsConfig(port, gatewayUri);
      return insights.toConfig().map(config::withInsights).orElse(config);
    } catch (IllegalArgumentException | RegisterException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static void stop(Vertx vertx) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
