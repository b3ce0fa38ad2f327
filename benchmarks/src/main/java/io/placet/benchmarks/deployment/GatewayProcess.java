package io.placet.benchmarks.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The shipped gateway in a process of its own, with the sample register but for its quota: a bench
 * asks about more contacts than a campaign may in a day.
 */
public final class GatewayProcess {
  private static final Pattern READY = Pattern.compile("Gateway on http://[^:]+:(\\d+)");

  private final Child child;
  private final Path data;
  private final Path vault;

  private GatewayProcess(Child child, Path data, Path vault) {
    this.child = child;
    this.data = data;
    this.vault = vault;
  }

  /** Starts a gateway with data and vault below a folder. */
  public static GatewayProcess start(Cleanup cleanup, String bootstrapServers, Path folder)
      throws IOException {
    Path data = folder.resolve("g");
    Path vault = folder.resolve("v");
    Files.createDirectories(folder);
    Path register =
        Files.writeString(
            folder.resolve("register.yaml"),
            RegisterLoader.sampleYaml()
                .replaceFirst("contactsPerDay: [0-9]+", "contactsPerDay: 1000000000"));
    Child child =
        Child.start(
            cleanup,
            READY,
            "io.placet.standalone.Main",
            "gateway",
            "--bootstrap-servers",
            bootstrapServers,
            "--register",
            register.toString(),
            "--data",
            data.toString(),
            "--vault",
            vault.toString(),
            "--gateway-port",
            "0",
            "--management-port",
            "0");
    return new GatewayProcess(child, data, vault);
  }

  public int port() {
    return Integer.parseInt(child.told(1));
  }

  /** A token of its credentials as the value of the Authorization header. */
  public String bearer(String name) throws IOException {
    return "Bearer "
        + new ObjectMapper()
            .readTree(data.resolve("credentials.json").toFile())
            .required(name)
            .asText();
  }

  /** Folder of its keys. */
  public Path vault() {
    return vault;
  }

  public ProcessHandle handle() {
    return child.handle();
  }
}
