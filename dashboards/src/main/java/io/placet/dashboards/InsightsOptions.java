package io.placet.dashboards;

import io.placet.dashboards.insight.Grid;
import io.placet.dashboards.insight.InsightsConfig;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where released figures come from; without Kafka none are told. */
final class InsightsOptions {
  @Option(
      names = "--bootstrap-servers",
      defaultValue = "${env:PLACET_BOOTSTRAP_SERVERS}",
      description = "Kafka with the released figures (PLACET_BOOTSTRAP_SERVERS; none: no figures)")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--register",
      defaultValue = "${env:PLACET_REGISTER}",
      description = "Register of processing (PLACET_REGISTER; the sample shop's)")
  private @Nullable Path register;

  @Option(
      names = "--insights-data",
      defaultValue = "${env:PLACET_INSIGHTS_DATA}",
      description =
          "Folder of the figures' store (PLACET_INSIGHTS_DATA; in memory, filled at each start)")
  private @Nullable Path data;

  @Option(
      names = "--rebuild",
      description = "Throw the figures' store away and fill it from Kafka anew")
  private boolean rebuild;

  Optional<InsightsConfig> toConfig() {
    if (bootstrapServers == null) {
      return Optional.empty();
    }
    String name = register == null ? "register.yaml" : register.toString();
    return Optional.of(
        new InsightsConfig(
            bootstrapServers,
            Optional.ofNullable(data),
            Grid.of(RegisterLoader.parse(yaml(), name)),
            rebuild));
  }

  private String yaml() {
    if (register == null) {
      return RegisterLoader.sampleYaml();
    }
    try {
      return Files.readString(register, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The register " + register + " cannot be read", unreadable);
    }
  }
}
